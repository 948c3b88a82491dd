"""You take the first `k` words of the dictionary, and sort these. The most frequent one may come later. First sort all, then cut."""

def top_k(counts, k):
    return sorted(list(counts.items())[:k], key=lambda pair: (-pair[1], pair[0]))
