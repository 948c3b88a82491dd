"""Answers with lists within lists, and one that holds itself."""
# by: wire
# verdict: fail error
def answer(x):
    deep = []
    for _ in range(200_000):
        deep = [deep]
    if x > 4:
        deep = [1]
        deep.append(deep)
    return deep
