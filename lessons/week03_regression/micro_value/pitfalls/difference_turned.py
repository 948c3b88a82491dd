"""For `1 - v` you compute `v - 1`. Python calls `v.__rsub__(1)` with the *left* operand as the argument, and a difference, unlike a sum, does not let its sides be swapped. Write `-self + other`."""


class Value(Value):
    def __rsub__(self, other):
        return self - other
