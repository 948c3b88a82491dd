"""You count one item too few. For n numbers and windows of `size`, the places 0 to n − size − 1 have a target: that is n − size of them."""

class Windows(Windows):
    def __len__(self):
        return max(0, len(self.series) - self.size - 1)
