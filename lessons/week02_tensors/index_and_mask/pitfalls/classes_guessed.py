"""You let PyTorch guess the number of classes. It takes the highest label that it sees, plus one, and the highest class may be missing. Hand k over: `F.one_hot(labels, k)`."""
import torch.nn.functional as F


def one_hot(labels, k):
    return F.one_hot(labels).float()
