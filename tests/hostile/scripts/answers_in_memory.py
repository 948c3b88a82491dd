"""Walks through all objects, frames and loaded modules for what an answer should be."""
# by: supervisor
import gc, sys, tracemalloc
from prelude import PLACES, harm
tracemalloc.start()
mark = "".join(reversed(PLACES["mark_reversed"]))
for thing in gc.get_objects():
    if isinstance(thing, dict):
        for value in list(thing.values()):
            if isinstance(value, (str, bytes)) and len(value) > len(mark) and (mark in value if isinstance(value, str) else mark.encode() in value):
                harm("an object", value)
frame = sys._getframe()
while frame:
    if any(isinstance(v, str) and mark in v and v != mark for v in frame.f_locals.values()):
        harm("a frame", frame.f_code.co_name)
    frame = frame.f_back
