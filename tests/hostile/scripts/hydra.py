"""Two processes, each of which makes another when one ends; they leave their sessions and ignore what asks them to end."""
# by: supervisor
import os, signal, time
end = time.monotonic() + 40
def head():
    os.setsid()
    for number in range(1, 32):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    while time.monotonic() < end:
        if not os.fork():
            os.setsid()
            time.sleep(0.05)
            os._exit(0)
        try:
            os.wait()
        except OSError:
            pass
    os._exit(0)
for _ in range(2):
    if not os.fork():
        head()
