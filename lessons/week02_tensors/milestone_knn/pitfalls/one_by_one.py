"""You take one test picture after the other. The answers are right, and on a GPU a thousand workers wait for one. Handle a chunk in each operation."""
import torch


def predict(train, labels, test, k):
    found = [vote(labels[pairwise_sq(row[None], train).topk(k, largest=False).indices]) for row in test]
    return torch.cat(found)


if __name__ == "__main__":
    from learner import main

    main()
