"""The clumsy one: a DataLoader's workers are kept, and its iterator is never finished."""
# as: check run
# by: supervisor
# verdict: pass
import torch
from torch.utils.data import DataLoader, Dataset
class Endless(Dataset):
    def __len__(self):
        return 10**6
    def __getitem__(self, i):
        return torch.full((256,), float(i))
HELD = iter(DataLoader(Endless(), batch_size=4, num_workers=2, persistent_workers=True))
next(HELD)
