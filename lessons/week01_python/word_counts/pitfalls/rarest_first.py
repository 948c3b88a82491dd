"""Your list begins with the rarest words: numbers are sorted from small to large. A minus before the count puts the largest first."""

def top_k(counts, k):
    return sorted(counts.items(), key=lambda pair: (pair[1], pair[0]))[:k]
