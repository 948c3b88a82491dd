def fit(x, y, lr, steps):
    w = b = 0.0
    losses = []
    for _ in range(steps):
        error = w * x + b - y
        losses.append(float((error * error).mean()))
        w, b = w - lr * float((2 * error * x).mean()), b - lr * float((2 * error).mean())
    return w, b, losses
