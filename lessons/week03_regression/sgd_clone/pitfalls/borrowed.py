"""You leave the work to `torch.optim.SGD`. The weights come out right, and you have not written a step. Its rule has three lines: write them yourself."""
import torch


class MySGD(torch.optim.SGD):
    pass
