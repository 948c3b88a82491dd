"""A network of one layer on fixed bumps, scaled inside the module, fitted by LBFGS, the log written as it goes."""
import matplotlib.pyplot as plt
import torch


class Bumps(torch.nn.Module):
    def __init__(self, n=40):
        super().__init__()
        self.register_buffer("centres", torch.linspace(-3.3, 3.3, n))
        self.mix = torch.nn.Linear(n + 1, 1)

    def forward(self, x):
        bumps = torch.exp(-((x - self.centres) ** 2) / 0.18)
        return self.mix(torch.cat([x, bumps], dim=1))


def build():
    return Bumps()


def main():
    import pandas as pd
    points = torch.tensor(pd.read_csv("secret_curve.csv").to_numpy(), dtype=torch.float32)
    x, y = points.split(1, dim=1)
    model = build()
    opt = torch.optim.LBFGS(model.parameters(), lr=0.5, max_iter=5)
    with open("log.csv", "w") as log:
        print("step,loss", file=log)

        def closure():
            opt.zero_grad()
            loss = torch.mean((model(x) - y) ** 2) + 1e-5 * model.mix.weight.square().sum()
            loss.backward()
            return loss

        losses = []
        for step in range(1, 41):
            opt.step(closure)
            losses.append(closure().item())
            print(step, losses[-1], sep=",", file=log)
    plt.semilogy(losses)
    plt.title("loss")
    plt.savefig("loss.png")
    torch.save({k: v.clone() for k, v in model.state_dict().items()}, "model.pt")


if __name__ == "__main__":
    main()
