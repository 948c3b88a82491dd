"""Types into the terminal that started us."""
# as: check run
# by: seccomp kernel namespaces landlock limits
import fcntl, os, termios
from prelude import attempt
for fd in range(8):
    attempt("type", fcntl.ioctl, fd, termios.TIOCSTI, b"x")
    attempt("paste", fcntl.ioctl, fd, 0x541C, b"\x03")
attempt("the terminal", os.open, "/dev/tty", os.O_RDWR)
attempt("a controlling terminal", lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 1))
