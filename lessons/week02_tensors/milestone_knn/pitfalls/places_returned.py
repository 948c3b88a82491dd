"""You return the place of the nearest picture, not its digit. The digit is the label at that place: `labels[places]`."""
import torch


def predict(train, labels, test, k):
    rows = max(1, LARGEST // (len(train) * 4))
    return torch.cat([pairwise_sq(chunk, train).argmin(1) for chunk in test.split(rows)])


if __name__ == "__main__":
    from learner import main

    main()
