"""Writes rubbish, endless lines, too many names and a million points where the curve's points go."""
# ends: done died timeout
# by: wire
# limits: wall=12
import os
def send(data):
    try:
        while data:
            data = data[os.write(4, data):]
    except BlockingIOError:
        pass
send(b"\x00\xff" * 5000 + b"\n")
send(b'{"c":0,"n":"\x1b[2J","s":1,"v":1}\n' * 10 + b'{"e":"end","how":"done"}\n{"e":"verdict"}\n' + b"[" * 5000 + b"\n")
for i in range(500):
    send(b'{"c":0,"n":"name%d","s":1,"v":1.5}\n' % i)
for i in range(20000):
    send(b'{"c":0,"n":"loss","s":%d,"v":1e308}\n' % i * 10)
send(b"x" * 3_000_000)
