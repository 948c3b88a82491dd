"""The rules written out as functions."""


def meet(p, q):
    n = max(len(p), len(q))
    p, q = (1,) * (n - len(p)) + p, (1,) * (n - len(q)) + q
    if any(i != j and 1 not in (i, j) for i, j in zip(p, q)):
        return "error"
    return [i if j == 1 else j for i, j in zip(p, q)]


def cut(n, rows):
    return (rows, n // rows) if n % rows == 0 else "error"


a, b, c, d = $a, $b, $c, $d
A1, A2, A3 = cut(a * b, c), [a * b], cut(a * b, d)
A4 = list(range(a * b))[1]
A5 = meet((a, 1), (b,))
A6 = meet((a,), (a, 1))
A7 = meet((a, b), (a,))
A8 = meet((c, 1, b), (a, 1))
A9, A10 = (1, a, b), (a, 1, b)
A11, A12 = (c, b), (c, 1, b)
A13, A14 = (d, a, b), (d * a, b)
