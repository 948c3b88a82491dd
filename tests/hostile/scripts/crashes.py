"""A null pointer, a core file asked for."""
# as: check run
# ends: died
# by: limits supervisor
import ctypes, resource
from prelude import stopped
try:
    resource.setrlimit(resource.RLIMIT_CORE, (1 << 30, 1 << 30))
except (OSError, ValueError) as error:
    stopped("a core file", error)
ctypes.string_at(0)
