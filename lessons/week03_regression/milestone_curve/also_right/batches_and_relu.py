import csv

import torch
from matplotlib.figure import Figure
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Curve(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.ModuleList([nn.Linear(1, 64), nn.Linear(64, 64)])
        self.out = nn.Linear(64, 1)

    def forward(self, x):
        for layer in self.hidden:
            x = torch.relu(layer(x))
        return self.out(x)


def build():
    return Curve()


if __name__ == "__main__":
    table = [[float(v) for v in line.split(",")] for line in open("secret_curve.csv").read().split("\n")[1:] if line]
    data = torch.tensor(table)
    loader = DataLoader(TensorDataset(data[:, 0:1], data[:, 1:2]), batch_size=64, shuffle=True)
    model, rows = build(), []
    opt = torch.optim.AdamW(model.parameters(), lr=0.01)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 300)
    for epoch in range(300):
        for x, y in loader:
            loss = nn.functional.mse_loss(model(x), y)
            opt.zero_grad()
            loss.backward()
            opt.step()
        schedule.step()
        rows.append({"step": 4 * (epoch + 1), "loss": loss.item()})
    torch.save(model.state_dict(), "model.pt")
    with open("log.csv", "w", newline="") as f:
        out = csv.DictWriter(f, ["step", "loss"])
        out.writeheader()
        out.writerows(rows)
    figure = Figure()
    axes = figure.add_subplot()
    axes.plot([r["step"] for r in rows], [r["loss"] for r in rows])
    axes.set_xlabel("step")
    figure.savefig("loss.png")
