"""You return a tensor. The last step is missing: `.numpy()`."""


def to_cpu_numpy(t):
    return t.detach().cpu()
