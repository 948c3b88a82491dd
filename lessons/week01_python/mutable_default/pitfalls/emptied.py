"""You empty the list at the start of each call. That also empties a history that was given; and the calls without one still share a list, so that an earlier result changes afterwards. Don't empty the shared list: make a new one."""


def add_epoch(loss, history=[]):
    history.clear()
    history.append(loss)
    return history
