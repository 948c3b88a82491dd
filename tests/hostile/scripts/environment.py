"""The host's environment: keys, tokens, ways to other programs."""
# as: check run
# by: supervisor
import os
from prelude import PLACES, harm, read
found = " ".join(f"{k}={v}" for k, v in os.environ.items()).encode()
try:
    found += read("/proc/self/environ")
except OSError:
    pass
for word in (b"AWS_SECRET", b"SSH_AUTH_SOCK", b"GITHUB_TOKEN", PLACES["env_mark"].encode()):
    if word in found:
        harm("in the environment", word)
