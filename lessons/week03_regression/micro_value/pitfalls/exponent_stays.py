"""You bring the exponent down as a factor, and leave it standing as well: n · aⁿ. The slope of aⁿ is n · aⁿ⁻¹, with one less in the exponent: a³ has 3a², not 3a³."""


class Value(Value):
    def __pow__(self, exponent):
        return Value(self.data**exponent, ((self, exponent * self.data**exponent),))
