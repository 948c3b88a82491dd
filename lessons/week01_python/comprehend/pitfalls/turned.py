"""You turn -4 into 4: that is the distance from zero, which `abs` gives. A negative number is to become 0."""


def clip_negatives(xs):
    return [abs(x) for x in xs]
