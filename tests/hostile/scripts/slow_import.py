"""The clumsy one: a loop that never ends, before any function is there."""
# as: check run
# ends: timeout
# by: supervisor
# limits: wall=4
x = 1
while x > 0:
    x += 1
