"""You visit each value once, but in the order in which you meet them. A short way can lead to a value before a long one has reported to it: it then passes on a slope that is not complete. Wait until everybody who used it is done; from the newest value to the oldest, that is so by itself."""


class Value(Value):
    def backward(self):
        self.grad = 1.0
        met, queue = {self}, [self]
        while queue:
            value = queue.pop(0)
            for source, slope in value.sources:
                source.grad += slope * value.grad
                if source not in met:
                    met.add(source)
                    queue.append(source)
