"""An empty list that is given gets lost: it counts as false, so `history or []`, like `if not history`, takes a new list instead, and the caller waits for the loss in vain. Ask `if history is None`."""


def add_epoch(loss, history=None):
    history = history or []
    history.append(loss)
    return history
