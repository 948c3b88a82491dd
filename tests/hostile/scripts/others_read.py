"""Reads and writes what belongs to other users and to the system."""
# as: check run
# by: namespaces landlock kernel
# open: neither
import os
from prelude import PLACES, attempt, read, tried
for path in ("/etc/shadow", "/root/.bashrc", "/etc/ssh/ssh_host_rsa_key", "/var/log/syslog", PLACES["others"] + "/closed", PLACES["others"] + "/open"):
    attempt(f"read {path}", read, path)
for path in ("/etc/passwd", "/etc/new", "/usr/bin/python3", "/usr/new", "/var/tmp/torchtutor-hostile", "/tmp/torchtutor-hostile", PLACES["others"] + "/everybodys"):
    tried(f"write {path}", lambda p=path: os.close(os.open(p, os.O_WRONLY | os.O_CREAT, 0o666)))
