"""Prints lines without end."""
# ends: output
# by: supervisor
# limits: output=1000000 wall=25
from prelude import say
while True:
    print("again and again")
