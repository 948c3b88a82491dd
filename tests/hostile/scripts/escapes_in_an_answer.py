"""Answers full of escapes, zero bytes and half surrogates."""
# by: wire
# verdict: fail error
def answer(x):
    return {"\x1b[2J": ["\x1b]0;x\x07", "\0", "\ud800", "\u202e", "[red]x[/red]", "a\nb\r\x1b[A"], "\x9b": float("nan")}
