"""You walk every way from the result to each value, one after the other. The sums come out right, but where values are used twice the number of ways doubles with every step: forty steps make a million millions. Visit each value once, when its slope is complete."""


class Value(Value):
    def backward(self):
        waiting = [(self, 1.0)]
        while waiting:
            value, part = waiting.pop()
            value.grad += part
            waiting += [(source, slope * part) for source, slope in value.sources]
