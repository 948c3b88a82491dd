"""Prints lines without end."""
# ends: output
# by: supervisor
# limits: output=1000000 wall=25
while True:
    print("again and again")
