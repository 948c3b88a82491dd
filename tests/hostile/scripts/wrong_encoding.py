"""The clumsy one: half a megabyte of one line, and names from another alphabet."""
# by: wire
# verdict: fail error
ответ = "я" * 250_000
def answer(x):
    return ответ
