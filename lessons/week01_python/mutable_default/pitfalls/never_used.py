"""You begin a new list at every call, even where one is given: the history never grows. Do it only `if history is None`."""


def add_epoch(loss, history=None):
    history = []
    history.append(loss)
    return history
