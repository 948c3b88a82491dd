"""A gigabyte and a half at once."""
# as: check run
# ends: done memory died
# by: limits watchdog
# limits: memory=300
from prelude import attempt
def take():
    held = bytearray(b"x") * (1500 << 20)
    return len(held)
attempt("1.5 GB", take)
