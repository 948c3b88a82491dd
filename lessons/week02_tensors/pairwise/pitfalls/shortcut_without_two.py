"""You multiplied out and lost the 2: (a − b)² is a² + b² − 2ab."""


def pairwise_sq(a, b):
    return (a.square().sum(1)[:, None] + b.square().sum(1) - a @ b.T).clamp(min=0)
