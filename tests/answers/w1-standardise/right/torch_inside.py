import torch


def standardise(x):
    x = torch.as_tensor(x).double()
    std, mean = torch.std_mean(x, dim=0, correction=0)
    std[std == 0] = 1
    return ((x - mean) / std).numpy()


def distance_table(a, b):
    return torch.cdist(torch.from_numpy(a), torch.from_numpy(b), compute_mode="donot_use_mm_for_euclid_dist").numpy()
