"""You draw a place and ignore `i`. Item 3 must be item 3 each time; putting items in a random order is the loader's work."""

class Windows(Windows):
    def __getitem__(self, i):
        range(len(self))[i]
        i = int(torch.randint(len(self), ()))
        return self.series[i : i + self.size].clone(), self.series[i + self.size].clone()
