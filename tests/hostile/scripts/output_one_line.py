"""Prints one line without end."""
# ends: output
# by: supervisor
# limits: output=1000000 wall=25
import sys
while True:
    sys.stdout.write("x" * 1000)
