"""Your slope of a power is `n * a`. That is true for squares alone; the slope of aⁿ is n · aⁿ⁻¹: the exponent comes down as a factor, and one less of it stays."""


class Value(Value):
    def __pow__(self, exponent):
        return Value(self.data**exponent, ((self, exponent * self.data),))
