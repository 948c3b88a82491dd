"""You append to the right list, and then return a copy of it: whoever goes on with your answer has another list than the one that was given. Return `history` itself."""


def add_epoch(loss, history=None):
    if history is None:
        history = []
    history.append(loss)
    return list(history)
