"""Ends the interpreter from a thread while a check asks."""
# ends: died
# by: supervisor
import os, sys, threading, time
def answer(x):
    threading.Thread(target=sys.exit).start()
    time.sleep(0.1)
    threading.Thread(target=os._exit, args=(0,)).start()
    time.sleep(5)
