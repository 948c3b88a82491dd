"""You mark each value as visited, in the value itself, and the mark outlives the call. The next `backward()` of another result finds the old marks and passes those values by. Keep what you have visited in a set that each call makes anew."""


class Value(Value):
    visited = False

    def newest_first(self):
        order, waiting = [], [self]
        while waiting:
            value = waiting.pop()
            if not value.visited:
                value.visited = True
                order.append(value)
                waiting += [source for source, _ in value.sources]
        return sorted(order, key=lambda value: value.number, reverse=True)
