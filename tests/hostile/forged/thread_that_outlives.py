# exercise: w1-parse-readings
import threading
import time


def parse_readings(items):
    out = []

    def later():
        time.sleep(0.001)
        for i in items:
            try:
                out.append(float(i))
            except ValueError:
                pass
    threading.Thread(target=later, daemon=True).start()
    return out
