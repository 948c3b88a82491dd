"""Renames outputs away, removes it, puts a link to the home in its place."""
# by: namespaces landlock
# open: neither
import os
from prelude import PLACES, tried
outputs = PLACES["outputs"]
tried("rename outputs", os.rename, outputs, outputs + ".gone")
tried("remove outputs", os.rmdir, outputs)
tried("a link in its place", os.symlink, PLACES["home"], outputs)
tried("rename temp", os.rename, os.environ["TMPDIR"], os.environ["TMPDIR"] + ".gone")
tried("exchange", __import__("prelude").syscall, 316, -100, os.fsencode(outputs), -100, os.fsencode(PLACES["week"]), 2)
