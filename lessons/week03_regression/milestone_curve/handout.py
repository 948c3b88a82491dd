"""The secret curve: drawn for one learner, and 256 noisy points of it."""

import math
import random

NOISE = 0.1
LOW, HIGH = -3.0, 3.0


def curve(draw, x):
    """The height of the curve at `x`, without noise."""
    return math.sin(draw["bend"] * x + draw["shift"]) + draw["tilt"] * x


def files(draw):
    """`secret_curve.csv`: 256 points, in no order."""
    chance = random.Random(draw["points"])
    lines = ["x,y"]
    for _ in range(256):
        x = chance.uniform(LOW, HIGH)
        lines.append(f"{x:.4f},{curve(draw, x) + chance.gauss(0.0, NOISE):.4f}")
    return {"secret_curve.csv": "\n".join(lines) + "\n"}
