import numpy as np
import torch


def prepare(x, y, seed):
    rng = np.random.default_rng(seed)
    test = np.sort(rng.choice(len(x), size=len(x) // 5, replace=False))
    train = np.setdiff1d(np.arange(len(x)), test)
    learn, judge = x.numpy()[train], x.numpy()[test]
    mean, std = np.mean(learn, axis=0), np.std(learn, axis=0, ddof=1)
    return ((torch.from_numpy((learn - mean) / std), y[train]), (torch.from_numpy((judge - mean) / std), y[test]),
            torch.from_numpy(mean), torch.from_numpy(std))


def duplicates(train_x, test_x):
    train = train_x.numpy()
    return int(sum((train == row).all(axis=1).any() for row in test_x.numpy()))
