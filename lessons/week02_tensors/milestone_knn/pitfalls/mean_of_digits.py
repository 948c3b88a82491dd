"""You take the mean of the digits. Digits are names here, not amounts: two ones and two nines are no five. Take the most frequent, `mode`."""


def vote(labels):
    return labels.double().mean(1).round().long()


if __name__ == "__main__":
    from learner import main

    main()
