"""Your calls without a history share one list. A default is made once, when Python reads the `def`, and every call appends to it. (`history=list()` is made once as well.) Take `None` as the default, and make the list inside the function."""


def add_epoch(loss, history=[]):
    history.append(loss)
    return history
