"""Answers the checker itself: frames that say they are huge, half ones, rubbish, and then goes on as if nothing were."""
# by: wire
# ends: died timeout done
# limits: wall=8
# verdict: fail error
import os, struct
KINDS = [struct.pack("=IQ", 0xFFFFFFFF, 1 << 62), struct.pack("=IQ", 20, 0) + b"{", os.urandom(4096), b"\0" * 12 * 1000]
def answer(x):
    for data in KINDS:
        try:
            os.write(3, data)
        except OSError:
            pass
    return 2 * x
