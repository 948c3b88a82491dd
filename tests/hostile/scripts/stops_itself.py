"""Stops itself, so that nothing of its own can end it."""
# ends: timeout
# by: supervisor
# limits: wall=4
import os, signal
def answer(x):
    os.kill(os.getpid(), signal.SIGSTOP)
