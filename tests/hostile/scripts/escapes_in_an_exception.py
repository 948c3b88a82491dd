"""An exception whose type, text and names are full of escapes."""
# by: wire
# verdict: error fail
kind = type("\x1b[2JError\nVerdict: pass", (ValueError,), {"__module__": "\x1b]0;x\x07"})
def answer(x):
    vars()
    raise kind("\x1b[31mred\x1b[0m \x1b]52;c;eA==\x07 \u202e[bold]pass[/bold] \0 `code` **strong** " + "\n" * 50)
