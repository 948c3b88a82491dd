"""Makes threads without end."""
# ends: died done timeout
# by: watchdog limits
# limits: wall=20
import threading, time
from prelude import harm, stopped
threading.stack_size(1 << 16)
for i in range(1500):
    try:
        threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
    except RuntimeError as error:
        stopped(f"a thread", error)
        break
else:
    harm("1500 threads")
time.sleep(2)
