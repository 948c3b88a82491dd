"""Your order is right, but the function that makes it calls itself once for each step of the way. Python allows about a thousand calls inside one another, then it stops with a RecursionError. Collect the values in a `while` loop, with a list of those still to be looked at."""


class Value(Value):
    def newest_first(self):
        order, met = [], set()

        def visit(value):
            if value not in met:
                met.add(value)
                for source, _ in value.sources:
                    visit(source)
                order.append(value)

        visit(self)
        return order[::-1]
