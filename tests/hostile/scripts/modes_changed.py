"""chmod, chown, utime, extended attributes, of what it may only read or not even see."""
# as: check run
# by: namespaces landlock seccomp
import os
from prelude import PLACES, tried, canaries, syscall
targets = [*canaries(), PLACES["home"], PLACES["user"]] + ([PLACES["file"], PLACES["week"]] if "double" in __file__ else [])
for path in targets:
    tried("chmod", os.chmod, path, 0o777)
    tried("chown", os.chown, path, os.getuid(), os.getgid())
    tried("utime", os.utime, path, (1, 1))
    tried("setxattr", os.setxattr, path, "user.hostile", b"x")
    tried("fchmodat2", syscall, 452, -100, os.fsencode(path), 0o777, 0)
    def by_descriptor(p=path):
        fd = os.open(p, os.O_RDONLY)
        os.fchmod(fd, 0o777)
    tried("fchmod", by_descriptor)
