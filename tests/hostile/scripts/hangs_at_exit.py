"""What is registered for the end never ends."""
# as: check run
# ends: done timeout
# by: supervisor
# limits: wall=5
import atexit, threading, time
atexit.register(lambda: time.sleep(1000))
threading.Thread(target=time.sleep, args=(1000,)).start()
