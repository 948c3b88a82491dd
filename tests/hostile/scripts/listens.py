"""Opens a port on all addresses, and waits for somebody."""
# as: check run
# by: namespaces landlock seccomp
# open: without landlock
import socket
from prelude import attempt
def listen(family, address):
    with socket.socket(family) as sock:
        sock.bind(address)
        sock.listen()
        if address[0] == "10.255.255.1":
            return "bound"
        raise SystemExit
import os
private = os.getpid() < 10
if not private:     # in a network of its own, a port is nobody's
    attempt("a port", lambda: socket.create_server(("", 0)).close())
else:
    attempt("somebody else's address", listen, socket.AF_INET, ("10.255.255.1", 0))
