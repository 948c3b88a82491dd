"""Sets the clock and the machine's name, restarts it, takes its logs."""
# by: seccomp
# open: without seccomp
import socket, time
from prelude import attempt, call, syscall
attempt("clock", time.clock_settime, time.CLOCK_REALTIME, 0)
attempt("clock again", syscall, 164, b"\0" * 16, None)
attempt("clock's pace", syscall, 159, b"\0" * 256)
attempt("name", socket.sethostname, "hostile")
attempt("domain", call, "setdomainname", b"hostile", 7)
attempt("restart", call, "reboot", 0)
attempt("logs", syscall, 103, 5, None, 0)
attempt("swap", call, "swapoff", b"/none")
attempt("accounting", call, "acct", b"/none")
