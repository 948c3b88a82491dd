"""Your `loss.png` has no curve in it: the figure is closed, or another one begun, before you save it. Draw, save, close, in this order."""
import csv

import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.nn import functional as F


def build():
    return nn.Sequential(nn.Linear(1, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 1))


def read(path="secret_curve.csv"):
    with open(path, newline="") as file:
        rows = [(float(row["x"]), float(row["y"])) for row in csv.DictReader(file)]
    points = torch.tensor(rows)
    return points[:, :1], points[:, 1:]


def main():
    x, y = read()
    model = build()
    opt = torch.optim.Adam(model.parameters(), lr=0.01)
    losses = []
    for step in range(500):
        opt.zero_grad()
        loss = F.mse_loss(model(x), y)
        loss.backward()
        opt.step()
        losses.append(loss.item())
    torch.save(model.state_dict(), "model.pt")
    with open("log.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["step", "loss"])
        writer.writerows(enumerate(losses))
    plt.plot(losses)
    plt.close()
    plt.figure()
    plt.savefig("loss.png")
    plt.close()


if __name__ == "__main__":
    main()
