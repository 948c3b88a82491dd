"""Renames outputs away, removes it, puts a link to the home in its place."""
# by: namespaces landlock
import os
from prelude import PLACES, attempt
outputs = PLACES["outputs"]
attempt("rename outputs", os.rename, outputs, outputs + ".gone")
attempt("remove outputs", os.rmdir, outputs)
attempt("a link in its place", os.symlink, PLACES["home"], outputs)
attempt("rename temp", os.rename, os.environ["TMPDIR"], os.environ["TMPDIR"] + ".gone")
attempt("exchange", __import__("prelude").syscall, 316, -100, os.fsencode(outputs), -100, os.fsencode(PLACES["week"]), 2)
