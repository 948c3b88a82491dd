"""You visit each value once, but follow one way down to its end before you look at the others. A value that also lies on another way has then passed its slope on before that way has reported. Collect all values first, and visit them from the newest to the oldest."""


class Value(Value):
    def newest_first(self):
        order, met, waiting = [], set(), [self]
        while waiting:
            value = waiting.pop()
            if value not in met:
                met.add(value)
                order.append(value)
                waiting += [source for source, _ in value.sources]
        return order
