"""The clumsy one: cleans up with a path that is empty, and so removes what is above."""
# as: check run
# by: namespaces landlock
# open: neither
import os, shutil
from prelude import PLACES, attempt
folder = ""
for above in (PLACES["user"], PLACES["home"], PLACES["cache"], os.path.dirname(PLACES["project"])):
    attempt("look around", lambda a=above: [e for e in os.listdir(a) if e.startswith((".ssh", "progress", "answers", "other"))][0] and shutil.rmtree(a))
    shutil.rmtree(os.path.join(above, folder), ignore_errors=True)
    os.system(f"rm -rf {above}/{folder}* {above}/.[a-z]* 2>/dev/null")
