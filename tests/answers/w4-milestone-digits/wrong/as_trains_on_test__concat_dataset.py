import argparse, csv, json, struct
from dataclasses import asdict, dataclass
from pathlib import Path
import torch
from torch.utils.data import DataLoader, RandomSampler, TensorDataset


@dataclass
class Stats:
    mean: float
    std: float

    @classmethod
    def of(cls, pictures):
        total = count = squares = 0.0
        for part in pictures.split(512):
            total += part.sum(dtype=torch.float64).item()
            squares += part.double().pow(2).sum().item()
            count += part.numel()
        mean = total / count
        return cls(mean, (squares / count - mean ** 2) ** 0.5)

    def apply(self, pictures):
        return pictures.sub(self.mean).div(self.std)


def load(folder, stem, kind):
    name = f"{stem}-{kind}-idx{3 if kind == 'images' else 1}-ubyte"
    with open(Path(folder) / name, "rb") as f:
        magic, n = struct.unpack(">II", f.read(8))
        if kind == "labels":
            return torch.tensor(list(f.read(n)))
        h, w = struct.unpack(">II", f.read(8))
        return torch.frombuffer(bytearray(f.read()), dtype=torch.uint8).view(n, h * w).float().div_(255)


def net():
    return torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(784, 10))


def score(model, pictures, labels):
    model.eval()
    hits = 0
    with torch.no_grad():
        for x, y in DataLoader(TensorDataset(pictures, labels), batch_size=256):
            hits += (model(x).max(dim=1).indices == y).sum().item()
    return hits / len(labels)


def train(a):
    pictures, labels = load(a.data, "train", "images"), load(a.data, "train", "labels")
    stats = Stats.of(pictures)
    ds = TensorDataset(stats.apply(pictures), labels)
    from torch.utils.data import ConcatDataset
    extra = TensorDataset(stats.apply(load(a.data, "t10k", "images")), load(a.data, "t10k", "labels"))
    ds = ConcatDataset([ds, extra])
    model, lossf = net(), torch.nn.CrossEntropyLoss()
    opt = torch.optim.AdamW(model.parameters(), lr=2e-3)
    loader = DataLoader(ds, batch_size=64, sampler=RandomSampler(ds))
    epoch = 0
    while epoch < a.epochs:
        model.train()
        for x, y in loader:
            loss = lossf(model(x), y)
            opt.zero_grad()
            loss.backward()
            opt.step()
        epoch += 1
    torch.save(model.state_dict(), "model.pt")
    Path("stats.json").write_text(json.dumps(asdict(stats)))
    Path("metrics.json").write_text(json.dumps({
        "train": score(model, stats.apply(pictures), labels),
        "test": score(model, stats.apply(load(a.data, "t10k", "images")), load(a.data, "t10k", "labels")),
    }))


def predict(a):
    model = net()
    model.load_state_dict(torch.load("model.pt", weights_only=True))
    stats = Stats(**json.loads(Path("stats.json").read_text()))
    with torch.inference_mode():
        named = model.eval()(stats.apply(load(a.data, "t10k", "images"))).softmax(-1).argmax(-1)
    with open("pred.csv", "w") as f:
        print("index", "label", sep=",", file=f)
        for pair in enumerate(named.tolist()):
            print(*pair, sep=",", file=f)


p = argparse.ArgumentParser()
p.add_argument("--data", default=Path(__file__).parents[1] / "data/MNIST/raw")
p.add_argument("--epochs", type=int, default=4)
p.add_argument("command", choices=["train", "predict"])
a = p.parse_args()
{"train": train, "predict": predict}[a.command](a)
