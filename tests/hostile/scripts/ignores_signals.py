"""Ignores every signal that can be ignored, and goes on for ever."""
# as: check run
# ends: timeout
# by: supervisor
# limits: wall=4
import signal, time
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
while True:
    time.sleep(0.01)
