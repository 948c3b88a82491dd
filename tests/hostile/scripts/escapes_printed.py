"""Prints what takes over a terminal: clear, title, clipboard, links, keys, bells, zero bytes, text that runs backwards."""
# as: check run
# by: wire
# verdict: pass
import os
for text in ("\x1b[2J\x1b[H", "\x1b]0;pwned\x07", "\x1b]52;c;cm0gLXJmIH4=\x07", "\x1b]8;;http://evil\x1b\\click\x1b]8;;\x1b\\", "\x9b2J", "\x1bP+q\x1b\\",
             "\x1b[?1049h\x1b[6n", "\x07" * 50, "\0" * 50, "\u202eneddih\u202c", "[red]markup[/red]", "\x1b[>q", "\r\x1b[K"):
    print("before", text, "after")
os.write(1, b"\x1b[31m\xc2\x9b5n \xff\xfe\x00 ends without newline")
