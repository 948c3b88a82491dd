"""Sub-pixel super-resolution: upscale by 2, learn from small pictures, report PSNR."""
from math import log10

import torch
from torch import nn, optim
from torch.nn import init
from torch.utils.data import DataLoader, Dataset


class Pictures(Dataset):
    def __init__(self, n, seed):
        gen = torch.Generator().manual_seed(seed)
        y, x = torch.meshgrid(torch.linspace(-1, 1, 16), torch.linspace(-1, 1, 16), indexing="ij")
        a, b = torch.rand(n, 1, 1, generator=gen) * 6, torch.rand(n, 1, 1, generator=gen) * 6
        self.large = (0.5 + 0.5 * torch.sin(a * x + b * y)).unsqueeze(1)

    def __len__(self):
        return len(self.large)

    def __getitem__(self, i):
        return nn.functional.avg_pool2d(self.large[i], 2), self.large[i]


class Net(nn.Module):
    def __init__(self, upscale):
        super().__init__()
        self.relu = nn.ReLU()
        self.conv1 = nn.Conv2d(1, 16, (5, 5), (1, 1), (2, 2))
        self.conv2 = nn.Conv2d(16, 8, (3, 3), (1, 1), (1, 1))
        self.conv3 = nn.Conv2d(8, upscale**2, (3, 3), (1, 1), (1, 1))
        self.shuffle = nn.PixelShuffle(upscale)
        init.orthogonal_(self.conv1.weight, init.calculate_gain("relu"))
        init.orthogonal_(self.conv2.weight, init.calculate_gain("relu"))
        init.orthogonal_(self.conv3.weight)

    def forward(self, x):
        return self.shuffle(self.conv3(self.relu(self.conv2(self.relu(self.conv1(x))))))


torch.manual_seed(123)
training = DataLoader(Pictures(96, 1), batch_size=8, shuffle=True)
testing = DataLoader(Pictures(30, 2), batch_size=10, shuffle=False)
model = Net(2)
criterion = nn.MSELoss()
optimizer = optim.Adam(model.parameters(), lr=1e-2)


def train(epoch):
    epoch_loss = 0
    for batch in training:
        small, target = batch[0], batch[1]
        optimizer.zero_grad()
        loss = criterion(model(small), target)
        epoch_loss += loss.item()
        loss.backward()
        optimizer.step()
    print(f"===> Epoch {epoch} Complete: Avg. Loss: {epoch_loss / len(training)!r}")


def test():
    avg_psnr = 0
    with torch.no_grad():
        for batch in testing:
            mse = criterion(model(batch[0]), batch[1])
            avg_psnr += 10 * log10(1 / mse.item())
    print(f"===> Avg. PSNR: {avg_psnr / len(testing)!r} dB")


for epoch in range(1, 4):
    train(epoch)
    test()
    torch.save(model.state_dict(), f"model_epoch_{epoch}.pth")
