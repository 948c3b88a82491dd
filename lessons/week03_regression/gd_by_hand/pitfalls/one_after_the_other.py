"""You move `w` first and measure the error again before you move `b`. The slopes then belong to two different places. A step of gradient descent looks at both slopes from where it stands, and only then moves."""


def fit(x, y, lr, steps):
    w = b = 0.0
    losses = []
    for _ in range(steps):
        error = w * x + b - y
        losses.append(float(error.square().mean()))
        w = w - lr * float(2 * (error * x).mean())
        error = w * x + b - y
        b = b - lr * float(2 * error.mean())
    return w, b, losses
