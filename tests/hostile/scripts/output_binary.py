"""Writes bytes that are no text, past all of Python's streams."""
# ends: output
# by: supervisor
# limits: output=1000000 wall=25
import os
while True:
    os.write(1, os.urandom(4096) + b"\x00\xff\xfe\r\b\x1b[2J")
