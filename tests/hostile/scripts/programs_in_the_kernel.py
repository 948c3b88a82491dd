"""bpf, modules, another kernel, performance counters, page faults handled by itself."""
# as: check run
# by: seccomp
# open: without seccomp
from prelude import attempt, syscall
attempt("bpf", syscall, 321, 0, b"\0" * 128, 128)
attempt("perf", syscall, 298, b"\0" * 128, 0, -1, -1, 0)
attempt("userfaultfd", syscall, 323, 0)
attempt("userfaultfd of its own", syscall, 323, 1)
attempt("a module", syscall, 313, 0, b"", 0)
attempt("no module", syscall, 176, b"x", 0)
attempt("a kernel", syscall, 246, 0, 0, None, 0)
attempt("personality", syscall, 135, 0x0040000)
attempt("secret memory", syscall, 447, 0)
attempt("another table of calls", lambda: open("/none") if True else None)
