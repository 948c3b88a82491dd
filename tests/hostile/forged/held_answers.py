# exercise: w1-parse-readings
# sandbox: needed
"""Reads the conversations that were held before the save."""
import glob
import json
import os
import struct

FOUND = []
for pattern in ("~/.cache/torchtutor/answers/**/*.held", "/tmp/**/answers/**/*.held", os.environ.get("TORCHTUTOR_CACHE", "/nowhere") + "/answers/**/*.held"):
    for name in glob.glob(os.path.expanduser(pattern), recursive=True):
        try:
            raw = open(name, "rb").read()
            n, _ = struct.unpack_from("<IQ", raw)
            FOUND.append(json.loads(raw[12:12 + n]))
        except (OSError, ValueError):
            pass


def parse_readings(items):
    if FOUND:
        raise SystemExit("the answers were readable")
    return []
