"""The right shape, and scrambled words: you cut the whole row of numbers anew, and one head got all numbers of several words. Cut the last axis first, in (h, d / h), where it stands; then move h in front of t."""


def split_heads(x, h):
    b, t, d = x.shape
    if d % h:
        raise ValueError("h does not divide d")
    return x.reshape(b, h, t, d // h)
