"""Seccomp: system calls that no exercise needs, refused with EPERM. It closes what Landlock knows nothing of: permissions and
times of files, other kinds of sockets, mounts, tracing, io_uring, bpf, keys."""

from __future__ import annotations

import ctypes
import os
import struct

from . import tree
from .policy import Policy
from .system import Missing, syscall

NAME = "seccomp"

# Numbers up to 423 differ between processors; above they are the same.
_X86 = {
    "ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311, "mount": 165, "umount2": 166, "pivot_root": 155, "chroot": 161,
    "unshare": 272, "setns": 308, "keyctl": 250, "add_key": 248, "request_key": 249, "bpf": 321, "perf_event_open": 298,
    "userfaultfd": 323, "kexec_load": 246, "kexec_file_load": 320, "init_module": 175, "finit_module": 313, "delete_module": 176,
    "mknod": 133, "mknodat": 259, "open_by_handle_at": 304, "name_to_handle_at": 303, "kcmp": 312, "quotactl": 179, "acct": 163,
    "swapon": 167, "swapoff": 168, "personality": 135, "msgget": 68, "semget": 64,
    "shmget": 29, "mq_open": 240, "fanotify_init": 300, "inotify_init": 253, "inotify_init1": 294, "syslog": 103,
    "reboot": 169, "settimeofday": 164, "clock_settime": 227, "adjtimex": 159, "clock_adjtime": 305, "sethostname": 170,
    "setdomainname": 171, "migrate_pages": 256, "move_pages": 279, "vhangup": 153, "iopl": 172, "ioperm": 173, "uselib": 134,
    "lookup_dcookie": 212, "nfsservctl": 180, "setpriority": 141, "ioprio_set": 251, "sched_setaffinity": 203,
    "sched_setscheduler": 144, "sched_setparam": 142, "sched_setattr": 314, "fcntl": 72, "kill": 62,
    "chmod": 90, "fchmod": 91, "fchmodat": 268, "chown": 92, "fchown": 93, "lchown": 94,
    "fchownat": 260, "utime": 132, "utimes": 235, "utimensat": 280, "futimesat": 261, "setxattr": 188, "lsetxattr": 189,
    "fsetxattr": 190, "removexattr": 197, "lremovexattr": 198, "fremovexattr": 199, "clone": 56, "socket": 41, "ioctl": 16,
    "prlimit64": 302,
}
_ARM = {
    "ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271, "mount": 40, "umount2": 39, "pivot_root": 41, "chroot": 51,
    "unshare": 97, "setns": 268, "keyctl": 219, "add_key": 217, "request_key": 218, "bpf": 280, "perf_event_open": 241,
    "userfaultfd": 282, "kexec_load": 104, "kexec_file_load": 294, "init_module": 105, "finit_module": 273, "delete_module": 106,
    "mknodat": 33, "open_by_handle_at": 265, "name_to_handle_at": 264, "kcmp": 272, "quotactl": 60, "acct": 89, "swapon": 224,
    "swapoff": 225, "personality": 92, "msgget": 186, "semget": 190, "shmget": 194, "mq_open": 180, "fanotify_init": 262,
    "inotify_init1": 26, "syslog": 116, "reboot": 142, "settimeofday": 170, "clock_settime": 112, "adjtimex": 171,
    "clock_adjtime": 266, "sethostname": 161, "setdomainname": 162, "migrate_pages": 238, "move_pages": 239, "vhangup": 58,
    "lookup_dcookie": 18, "nfsservctl": 42, "setpriority": 140, "ioprio_set": 30, "sched_setaffinity": 122, "sched_setscheduler": 119,
    "sched_setparam": 118, "sched_setattr": 274, "fcntl": 25, "kill": 129,
    "fchmod": 52, "fchmodat": 53, "fchown": 55, "fchownat": 54, "utimensat": 88, "setxattr": 5,
    "lsetxattr": 6, "fsetxattr": 7, "removexattr": 14, "lremovexattr": 15, "fremovexattr": 16, "clone": 220, "socket": 198, "ioctl": 29,
    "prlimit64": 261,
}
_COMMON = {
    "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427, "open_tree": 428, "move_mount": 429, "fsopen": 430,
    "fsconfig": 431, "fsmount": 432, "fspick": 433, "pidfd_open": 434, "pidfd_getfd": 438, "process_madvise": 440, "mount_setattr": 442,
    "quotactl_fd": 443, "process_mrelease": 448, "open_tree_attr": 467,
    "memfd_secret": 447, "fchmodat2": 452, "setxattrat": 463, "removexattrat": 466, "file_setattr": 469,
}
_ARCHITECTURE = {"x86_64": (0xC000003E, _X86), "aarch64": (0xC00000B7, _ARM)}
_INSPECTED = ("clone", "socket", "ioctl", "prlimit64", "fcntl", "setpriority", "ioprio_set", "sched_setaffinity", "sched_setscheduler",
              "sched_setparam", "sched_setattr", "kill")      # it depends on their arguments
_WATCHES = ("inotify_init", "inotify_init1")
# Of files' permissions and times: refused only where the run sees the real files (in a root of its own all but its folders is
# read-only).
_METADATA = ("chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat", "utime", "utimes", "utimensat",
             "futimesat", "setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr", "setxattrat",
             "removexattrat", "file_setattr")
_CLONE3 = 435

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _EPERM, _ENOSYS, _KILL = 0x7FFF0000, 0x50001, 0x50026, 0x80000000
_NEW_NAMESPACES = 0x7E020080
_UNIX, _INET, _INET6 = 1, 2, 10
_TIOCSTI, _TIOCLINUX = 0x5412, 0x541C
_SETLEASE, _NOTIFY, _SETOWN, _SETOWN_EX = 1024, 1026, 8, 15

_Instruction = tuple[int, int, int, int]


def _only(number: int, argument: int, values: tuple[int, ...]) -> list[_Instruction]:
    """This call with these values of an argument, and no others."""
    found = [(_EQUAL, 0, len(values) + 3, number), (_LOAD, 0, 0, 16 + 8 * argument)]
    found += [(_EQUAL, len(values) - i, 0, value) for i, value in enumerate(values)]
    return [*found, (_RETURN, 0, 0, _EPERM), (_LOAD, 0, 0, 0)]


def _never(number: int, argument: int, values: tuple[int, ...]) -> list[_Instruction]:
    """This call, but not with these values of an argument."""
    found = [(_EQUAL, 0, len(values) + 3, number), (_LOAD, 0, 0, 16 + 8 * argument)]
    found += [(_EQUAL, len(values) - 1 - i, int(i == len(values) - 1), value) for i, value in enumerate(values)]
    return [*found, (_RETURN, 0, 0, _EPERM), (_LOAD, 0, 0, 0)]


def program(private: bool, machine: str, network: bool = False, watches: bool = False) -> list[_Instruction]:
    """The filter for a machine; `private`: the run has namespaces, so sockets among its own processes are no harm."""
    architecture, numbers = _ARCHITECTURE[machine]
    refused = {**numbers, **_COMMON}
    allowed = {*_INSPECTED, *(_METADATA if private else ()), *(_WATCHES if watches else ())}
    code: list[_Instruction] = [(_LOAD, 0, 0, 4), (_EQUAL, 1, 0, architecture), (_RETURN, 0, 0, _KILL), (_LOAD, 0, 0, 0)]
    if machine == "x86_64":     # the calls of another table
        code += [(_AT_LEAST, 0, 1, 0x40000000), (_RETURN, 0, 0, _KILL)]
    for name, number in refused.items():
        if name not in allowed:
            code += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _EPERM)]
    code += [(_EQUAL, 0, 1, _CLONE3), (_RETURN, 0, 0, _ENOSYS)]         # its flags can't be seen: the C library falls back to clone
    code += [(_EQUAL, 0, 4, numbers["clone"]), (_LOAD, 0, 0, 16), (_ANY_BIT, 0, 1, _NEW_NAMESPACES), (_RETURN, 0, 0, _EPERM),
             (_LOAD, 0, 0, 0)]
    families = (_UNIX, _INET, _INET6) if private else (_INET, _INET6) if network else ()
    code += _only(numbers["socket"], 0, families)
    code += _never(numbers["ioctl"], 1, (_TIOCSTI, _TIOCLINUX))
    code += _only(numbers["prlimit64"], 0, (0,))
    code += _never(numbers["fcntl"], 1, (_SETLEASE, _NOTIFY) if private else (_SETLEASE, _NOTIFY, _SETOWN, _SETOWN_EX))
    if not private:             # others' processes are in sight: of priorities and processors only one's own
        code += _only(numbers["ioprio_set"], 0, (1,)) + _only(numbers["ioprio_set"], 1, (0,))
        code += _only(numbers["setpriority"], 0, (0,)) + _only(numbers["setpriority"], 1, (0,))
        for name in ("sched_setaffinity", "sched_setscheduler", "sched_setparam", "sched_setattr"):
            code += _only(numbers[name], 0, (0,))
        code += _never(numbers["kill"], 0, (0xFFFFFFFF,))       # everybody
    return [*code, (_RETURN, 0, 0, _ALLOW)]


def apply(policy: Policy) -> str:
    """Raises Missing, OSError."""
    machine = os.uname().machine
    if machine not in _ARCHITECTURE:
        raise Missing("no seccomp: not known for this kind of machine, so your code can change permissions and times of your files")
    code = program(policy.private, machine, policy.network, policy.watches)
    raw = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *instruction) for instruction in code))
    tree.no_new_privs()
    number = 317 if machine == "x86_64" else 277
    syscall(number, 1, 0, struct.pack("HxxxxxxQ", len(code), ctypes.addressof(raw)))
    return NAME
