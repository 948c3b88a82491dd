"""Scaling belongs to the module, the points stay as they are; trained in double precision, saved in single."""
import matplotlib
import torch
from torch import nn

matplotlib.use("Agg")


class Scaled(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("scale", torch.tensor(3.0))
        self.body = nn.Sequential(nn.Linear(1, 48), nn.GELU(), nn.Linear(48, 48), nn.GELU(), nn.Linear(48, 1))

    def forward(self, x):
        return self.body(x / self.scale) * self.scale


def build():
    return Scaled()


def main():
    import matplotlib.pyplot as plt
    with open("secret_curve.csv") as f:
        next(f)
        pairs = [tuple(map(float, line.split(","))) for line in f]
    x = torch.tensor([[p[0]] for p in pairs], dtype=torch.float64)
    y = torch.tensor([[p[1]] for p in pairs], dtype=torch.float64)
    model = build().double()
    opt = torch.optim.RMSprop(model.parameters(), lr=0.003)
    decay = torch.optim.lr_scheduler.ExponentialLR(opt, 0.995)
    lines = ["step,loss"]
    for step in range(700):
        loss = nn.functional.mse_loss(model(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        decay.step()
        if step % 5 == 4 or step == 699:
            lines.append(f"{step},{loss.item()}")
    open("log.csv", "w").write("\n".join(lines))
    torch.save(model.float().state_dict(), "model.pt")
    plt.plot([float(l.split(",")[1]) for l in lines[1:]])
    plt.savefig("loss.png")


if __name__ == "__main__":
    main()
