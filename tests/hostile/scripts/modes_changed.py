"""chmod, chown, utime, extended attributes, of what it may only read or not even see."""
# as: check run
# by: namespaces landlock seccomp
import os
from prelude import PLACES, attempt, canaries, syscall
targets = [*canaries(), PLACES["home"], PLACES["user"]] + ([PLACES["file"], PLACES["week"]] if "double" in __file__ else [])
for path in targets:
    attempt("chmod", os.chmod, path, 0o777)
    attempt("chown", os.chown, path, os.getuid(), os.getgid())
    attempt("utime", os.utime, path, (1, 1))
    attempt("setxattr", os.setxattr, path, "user.hostile", b"x")
    attempt("fchmodat2", syscall, 452, -100, os.fsencode(path), 0o777, 0)
    def by_descriptor(p=path):
        fd = os.open(p, os.O_RDONLY)
        os.fchmod(fd, 0o777)
    attempt("fchmod", by_descriptor)
