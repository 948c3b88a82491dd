"""TCP and UDP, old and new, raw too; names; broadcasts."""
# as: check run
# by: namespaces landlock seccomp
import socket
from prelude import PLACES, attempt
port, udp = PLACES["tcp"], PLACES["udp"]
attempt("TCP", lambda: socket.create_connection(("127.0.0.1", port), 3).send(b"harm"))
attempt("TCP 6", lambda: socket.create_connection(("::1", port), 3).send(b"harm"))
def datagram(kind, to):
    with socket.socket(kind, socket.SOCK_DGRAM) as sock:
        sock.sendto(b"harm", to)
attempt("UDP", datagram, socket.AF_INET, ("127.0.0.1", udp))
attempt("UDP away", datagram, socket.AF_INET, ("192.0.2.1", 53))
attempt("UDP 6", datagram, socket.AF_INET6, ("::1", udp))
attempt("raw", socket.socket, socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
attempt("SCTP", lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM, 132).connect(("127.0.0.1", port)))
attempt("MPTCP", lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM, 262).connect(("127.0.0.1", port)))
attempt("a name", socket.getaddrinfo, "example.org", 80)
def fast_open():
    with socket.socket() as sock:
        sock.sendto(b"harm", 0x20000000, ("127.0.0.1", port))
attempt("TCP without connect", fast_open)
