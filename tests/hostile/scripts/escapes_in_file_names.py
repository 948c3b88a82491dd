"""Files whose names are escapes, line ends and bytes that are no text."""
# by: wire
# verdict: pass
import os
for name in (b"\x1b]0;x\x07", b"a\nb", b"\xff\xfe", b"-rf", b"$(reboot)", b"..." , b"\x1b[2J" * 20, "\u202egnp.txt".encode()):
    open(os.path.join(b".", name), "w").close()
open(b"\x1b[2J\xff/no", "w")
