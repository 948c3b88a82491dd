import torch


def product(p, q):
    try:
        front = torch.broadcast_shapes(p[:-2], q[:-2])
    except RuntimeError:
        return "error"
    return (*front, p[-2], q[-1]) if p[-1] == q[-2] else "error"


a, b, c, d, e = $a, $b, $c, $d, $e
A1, A2 = product((a, b), (b, c)), product((a, b), (a, b))
A3, A4, A5 = (a,), (c,), ()
A6, A7 = product((d, a, b), (b, c)), product((c, 1, a, b), (d, b, e))
A8 = product((d, a, b), (a, b, c))
A9, A10, A11, A12 = (d, b, a), "error", (a, b), (d, a, c)
