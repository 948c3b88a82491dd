"""An exception with a message of a hundred megabytes, and one whose text can't be had."""
# by: wire
# verdict: error fail
def answer(x):
    if x > 4:
        class Sly(Exception):
            def __str__(self):
                raise RuntimeError("no")
        raise Sly
    raise ValueError("x" * 100_000_000)
