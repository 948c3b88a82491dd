"""Asked of PyTorch itself."""
import torch


def shape(f):
    try:
        return f().shape
    except RuntimeError as error:
        return type(error).__name__


def ones(*sizes):
    return torch.empty(sizes, device="meta")


A1 = shape(lambda: ones($a, $b) @ ones($b, $c))
A2 = shape(lambda: ones($a, $b) @ ones($a, $b))
A3 = shape(lambda: ones($a, $b) @ ones($b))
A4 = shape(lambda: ones($b) @ ones($b, $c))
A5 = shape(lambda: ones($b) @ ones($b))
A6 = shape(lambda: ones($d, $a, $b) @ ones($b, $c))
A7 = shape(lambda: ones($c, 1, $a, $b) @ ones($d, $b, $e))
A8 = shape(lambda: ones($d, $a, $b) @ ones($a, $b, $c))
A9 = tuple(ones($d, $a, $b).mT.size())
A10 = shape(lambda: torch.mm(ones($d, $a, $b), ones($b, $c)))
A11 = shape(lambda: torch.outer(ones($a), ones($b)))
A12 = shape(lambda: torch.einsum("bij,bkj->bik", ones($d, $a, $b), ones($d, $c, $b)))
