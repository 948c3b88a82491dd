"""You compute the slope of tanh from the number that goes in: 1 − a². The formula is about what comes *out*: 1 − tanh(a)². Keep the result in a name, and use that."""
import math


class Value(Value):
    def tanh(self):
        return Value(math.tanh(self.data), ((self, 1 - self.data**2),))
