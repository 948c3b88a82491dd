"""You cut the training pictures, and let each chunk name the digit for itself; the last one has the say. The k nearest may lie in any chunk. Cut the test pictures, which do not care about each other."""
import torch


def predict(train, labels, test, k):
    rows = max(k, len(train) // 2)
    for part, own in zip(train.split(rows), labels.split(rows)):
        found = torch.cat([vote(own[pairwise_sq(chunk, part).topk(min(k, len(part)), largest=False).indices]) for chunk in test.split(256)])
    return found


if __name__ == "__main__":
    from learner import main

    main()
