"""`append` changes the list and gives back `None`, and that is what you return. Append on one line, and return `history` on the next."""


def add_epoch(loss, history=None):
    if history is None:
        history = []
    return history.append(loss)
