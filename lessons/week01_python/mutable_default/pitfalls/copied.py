"""You append to a copy: the list that was given stays as it was, and another one comes back. `history + [loss]`, `list(history)` and `history[:]` make new lists; `history.append(loss)` changes the one that is there. Copy nothing."""


def add_epoch(loss, history=None):
    history = [] if history is None else list(history)
    history.append(loss)
    return history
