"""Answers with tensors that are no plain numbers: sparse, quantised, strided oddly, without data, of sizes that overflow."""
# by: wire
# verdict: fail error
import torch
KINDS = [lambda: torch.sparse_coo_tensor(torch.tensor([[0], [1]]), torch.tensor([1.0]), (1 << 20, 1 << 20)), lambda: torch.empty(1 << 40, device="meta"),
         lambda: torch.zeros(1).expand(1 << 40), lambda: torch.empty(0, 1 << 30, 1 << 30), lambda: torch.zeros(3).as_strided((1 << 20, 1 << 20), (0, 0))]
def answer(x):
    return KINDS[x % len(KINDS)]()
