"""kill(-1): everything that this user runs."""
# ends: done died
# by: namespaces landlock seccomp
import os, signal
if not os.fork():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.kill(-1, number)
        except OSError as error:
            from prelude import stopped
            stopped("kill everyone", error)
    os._exit(0)
os.wait()
