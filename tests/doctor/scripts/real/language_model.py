"""A word-level language model: an LSTM with truncated backpropagation, clipping, and a learning rate that falls when validation stalls."""
import argparse
import math

import torch
from torch import nn


class RNNModel(nn.Module):
    def __init__(self, tokens, width, hidden, layers, dropout):
        super().__init__()
        self.drop = nn.Dropout(dropout)
        self.encoder = nn.Embedding(tokens, width)
        self.rnn = nn.LSTM(width, hidden, layers, dropout=dropout)
        self.decoder = nn.Linear(hidden, tokens)
        nn.init.uniform_(self.encoder.weight, -0.1, 0.1)
        nn.init.zeros_(self.decoder.bias)
        nn.init.uniform_(self.decoder.weight, -0.1, 0.1)
        self.hidden, self.layers, self.tokens = hidden, layers, tokens

    def forward(self, data, hidden):
        output, hidden = self.rnn(self.drop(self.encoder(data)), hidden)
        return self.decoder(self.drop(output)).view(-1, self.tokens), hidden

    def init_hidden(self, batch):
        weight = next(self.parameters())
        return (weight.new_zeros(self.layers, batch, self.hidden), weight.new_zeros(self.layers, batch, self.hidden))


def repackage(h):
    """Cut hidden states off their history."""
    return h.detach() if isinstance(h, torch.Tensor) else tuple(repackage(v) for v in h)


def batchify(data, batch):
    steps = data.size(0) // batch
    return data.narrow(0, 0, steps * batch).view(batch, -1).t().contiguous()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bptt", type=int, default=12)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--clip", type=float, default=0.25)
    args = parser.parse_args()
    torch.manual_seed(1111)
    words = 30
    walk = torch.cumsum(torch.randint(1, 4, (3000,)), 0) % words
    train, valid = batchify(walk[:2600], 16), batchify(walk[2600:], 8)
    model = RNNModel(words, 24, 32, 2, 0.2)
    criterion = nn.CrossEntropyLoss()

    def get_batch(source, i):
        length = min(args.bptt, len(source) - 1 - i)
        return source[i : i + length], source[i + 1 : i + 1 + length].reshape(-1)

    def evaluate(source):
        model.eval()
        total, hidden = 0.0, model.init_hidden(8)
        with torch.no_grad():
            for i in range(0, source.size(0) - 1, args.bptt):
                data, targets = get_batch(source, i)
                output, hidden = model(data, hidden)
                hidden = repackage(hidden)
                total += len(data) * criterion(output, targets).item()
        return total / (len(source) - 1)

    lr, best = 5.0, None
    for epoch in range(1, args.epochs + 1):
        model.train()
        hidden = model.init_hidden(16)
        for i in range(0, train.size(0) - 1, args.bptt):
            data, targets = get_batch(train, i)
            model.zero_grad()
            hidden = repackage(hidden)
            output, hidden = model(data, hidden)
            loss = criterion(output, targets)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), args.clip)
            for p in model.parameters():
                p.data.add_(p.grad, alpha=-lr)
        value = evaluate(valid)
        print(f"epoch {epoch} valid loss {value!r} ppl {math.exp(value):.2f}")
        if best is None or value < best:
            torch.save(model.state_dict(), "lm.pt")
            best = value
        else:
            lr /= 4.0


if __name__ == "__main__":
    main()
