"""You return a dictionary. Asked for is a list of pairs: a rank is a place, and lists have places. `sorted` gives you that list already."""

def top_k(counts, k):
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:k])
