"""You keep the answers of the last chunk only: each one takes the place of those before. Collect them in a list, and join it with `torch.cat`."""
import torch


def predict(train, labels, test, k):
    for chunk in test.split(64):
        found = vote(labels[pairwise_sq(chunk, train).topk(k, largest=False).indices])
    return found


if __name__ == "__main__":
    from learner import main

    main()
