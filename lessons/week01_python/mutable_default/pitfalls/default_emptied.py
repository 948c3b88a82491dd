"""You empty the default before you use it, but it is still one and the same list for all calls: what you returned earlier changes with it. Make a new list inside the function, with `None` as the default."""


SHARED = []


def add_epoch(loss, history=SHARED):
    if history is SHARED:
        history.clear()
    history.append(loss)
    return history
