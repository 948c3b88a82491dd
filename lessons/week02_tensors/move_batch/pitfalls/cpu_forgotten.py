"""You forgot `cpu()`. NumPy can't read the memory of a GPU: the numbers have to come home first."""


def to_cpu_numpy(t):
    return t.detach().numpy()
