"""You keep the sources in a set or a dictionary. In `a + a` both are the same pair, or the same key, and only one of them is left: one way is lost. Keep them in a tuple or a list, where the same value may stand twice; in a dictionary, add the slopes up."""


class Value(Value):
    def __init__(self, data, sources=()):
        super().__init__(data, tuple(dict(sources).items()))
