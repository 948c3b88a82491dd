"""Only the values from which the result was made directly get a slope; behind them nothing arrives. Either you never go on to the sources of the sources, or you visit the oldest values first: when they have their turn, nobody has told them anything yet, and they pass on 0. Collect all values on the way, and begin with the newest."""


class Value(Value):
    def backward(self):
        self.grad = 1.0
        for value in reversed(self.newest_first()):
            for source, slope in value.sources:
                source.grad += slope * value.grad
