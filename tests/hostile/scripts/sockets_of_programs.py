"""Sockets with names in folders and without: the key agent, the host's own, the message bus."""
# as: check run
# by: namespaces landlock seccomp
import socket
from prelude import PLACES, attempt
for name in (PLACES["agent"], "\0" + PLACES["abstract"], PLACES["host_socket"], "/run/dbus/system_bus_socket", "/var/run/docker.sock", "/tmp/.X11-unix/X0"):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
        def reach(n=name, k=kind):
            with socket.socket(socket.AF_UNIX, k) as sock:
                sock.settimeout(3)
                sock.connect(n)
                sock.send(b'{"op":"quit","now":true}\n')
        attempt(f"reach {name}", reach)
