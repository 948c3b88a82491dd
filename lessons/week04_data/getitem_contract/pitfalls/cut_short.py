"""Past the end you hand out what the slice still gives. A slice never complains: it is silently shorter, even empty. Compare `i` with the length, and raise an `IndexError`."""

class Windows(Windows):
    def __getitem__(self, i):
        i = int(i)
        rest = self.series[i : i + self.size + 1].clone()
        return rest[: self.size], rest[-1].clone() if len(rest) else 0.0
