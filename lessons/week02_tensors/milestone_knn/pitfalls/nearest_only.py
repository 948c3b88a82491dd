"""You ask the nearest picture only, whatever k is. All k have a vote: `topk(k, largest=False)`, then the most frequent of their labels."""
import torch


def predict(train, labels, test, k):
    rows = max(1, LARGEST // (len(train) * 4))
    return torch.cat([labels[pairwise_sq(chunk, train).argmin(1)] for chunk in test.split(rows)])


if __name__ == "__main__":
    from learner import main

    main()
