"""The default is `None` now, and nothing puts a list in its place: `None` has no `append`. Before you append, make a new list `if history is None`."""


def add_epoch(loss, history=None):
    history.append(loss)
    return history
