import torch
from torch import nn

model = nn.Linear(2, 1)
torch.save(model, "model.pt")  # here
