"""You compute a product, but do not look whether its numbers are right: we made every product too large, and your report still says that all is well. A right shape proves nothing, nor does a second product of the same library. Compare with numbers that you worked out yourself."""
import torch


def matmul_ok():
    a = torch.rand(2, 3)
    b = torch.rand(3, 2)
    return (a @ b).shape == (2, 2)
