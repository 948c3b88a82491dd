"""Prints for as long as it may: the newest is kept, the disk does not fill."""
# as: run
# ends: timeout
# by: supervisor
# limits: wall=4
while True:
    print("x" * 4000)
