"""Reckoned with Python, written as sizes and types."""

import math

import torch

n, b = $n, $b
A1 = math.ceil(n / b)
A2 = n - b * (n // b)
A3 = math.floor(n / b)
A4 = 0.0
A5 = torch.Size([b, 1, $h, $w])
A6 = torch.Size([b])
A7 = torch.int64
A8 = torch.double
A9 = dict
A10 = [b, $k]
A11 = list
A12 = [$k]
