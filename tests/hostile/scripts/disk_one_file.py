"""One file without end."""
# ends: done output died
# by: limits watchdog
# limits: disk=64 wall=25
from prelude import harm, stopped
try:
    with open("endless.bin", "wb") as file:
        for _ in range(300):
            file.write(b"x" * (1 << 20))
    harm("300 MB in one file")
except OSError as error:
    stopped("1 MB more", error)
