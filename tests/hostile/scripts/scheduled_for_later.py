"""Has something done later, by others: cron, at, systemd, start-up files, git hooks."""
# by: namespaces landlock seccomp kernel
# open: neither
import os, subprocess
from prelude import PLACES, harm, stopped, tried, write
for program in (["crontab", "-"], ["at", "now"], ["systemd-run", "--user", "true"], ["systemctl", "--user", "list-units"]):
    try:
        done = subprocess.run(program, input=b"* * * * * true\n", capture_output=True, timeout=20)
        (harm if done.returncode == 0 else lambda what: stopped(what, PermissionError(1, "")))(program[0])
    except (OSError, subprocess.SubprocessError) as error:
        stopped(program[0], error)
for path in (".bashrc", ".profile", ".config/autostart/x.desktop", ".local/lib/python3.11/site-packages/usercustomize.py", ".gitconfig", ".ssh/authorized_keys"):
    tried(path, write, os.path.join(PLACES["user"], path))
tried("a hook", write, PLACES["home"] + "/.git/hooks/post-commit")
tried("a hook of the week", os.makedirs, PLACES["week"] + "/.git/hooks")
