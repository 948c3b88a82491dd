"""You find the neighbours in chunks, and then let them vote one picture after the other. `mode(1)` counts in all rows at once."""
import torch


def vote(labels):
    return torch.tensor([int(torch.bincount(row, minlength=10).argmax()) for row in labels])


if __name__ == "__main__":
    from learner import main

    main()
