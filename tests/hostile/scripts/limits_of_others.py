"""Changes the limits of other processes, and raises its own."""
# by: namespaces seccomp limits
# open: without limits
import resource
from prelude import PLACES, attempt
for name in ("sentinel", "host"):
    attempt(f"limits of {name}", resource.prlimit, PLACES[name], resource.RLIMIT_NOFILE, (3, 3))
for kind in (resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE, resource.RLIMIT_DATA, resource.RLIMIT_CPU, resource.RLIMIT_CORE):
    attempt("raise a limit", resource.setrlimit, kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
