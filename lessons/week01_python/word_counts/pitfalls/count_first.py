"""Your pairs are the wrong way round: asked for is `(word, count)`."""

def top_k(counts, k):
    return [(n, word) for word, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:k]]
