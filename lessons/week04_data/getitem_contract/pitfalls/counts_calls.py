"""You hand out the items one after the other, whatever `i` is. A loader asks in any order, and in the next epoch again."""

class Windows(Windows):
    def __getitem__(self, i):
        range(len(self))[i]
        self.next = getattr(self, "next", -1) + 1
        i = self.next % len(self)
        return self.series[i : i + self.size].clone(), self.series[i + self.size].clone()
