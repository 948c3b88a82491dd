"""More rights: other users, capabilities, programs that run as root, less of the sandbox."""
# as: check run
# by: kernel namespaces seccomp landlock
import os, subprocess
from prelude import attempt, harm, stopped, syscall, call
if os.getuid():
    attempt("root", os.setuid, 0)
    attempt("root's group", os.setgid, 0)
attempt("groups", os.setgroups, [0, 1, 2])
attempt("capabilities", syscall, 126, (__import__("ctypes").c_uint * 2)(0x20080522, 0), (__import__("ctypes").c_uint * 6)(*[0xFFFFFFFF] * 6))
attempt("new privileges again", call, "prctl", 38, 0, 0, 0, 0)
attempt("no more filter", call, "prctl", 22, 0, 0, 0, 0)
for program in (["su", "-c", "id"], ["sudo", "-n", "id"], ["mount", "-t", "tmpfs", "none", "/mnt"], ["newgrp", "root"], ["passwd", "-d"], ["chsh", "-s", "/bin/sh"]):
    try:
        if subprocess.run(program, stdin=subprocess.DEVNULL, capture_output=True, timeout=20).returncode == 0:
            harm(program[0])
        else:
            stopped(program[0], PermissionError(1, ""))
    except (OSError, subprocess.SubprocessError) as error:
        stopped(program[0], error)
