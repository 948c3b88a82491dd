"""You sort by the words: pairs are compared by their first entry, and that is the word. Tell `sorted` with `key=` to look at the count first."""

def top_k(counts, k):
    return sorted(counts.items())[:k]
