"""You round every size down. What is left over by the rounding is in no part. Round the borders between the parts, or give the rest to one of them."""


def split(ds, fractions, seed):
    places = mixed(len(ds), Generator().manual_seed(seed))
    parts, start = [], 0
    for share in fractions:
        size = int(len(ds) * share)
        parts.append(Subset(ds, places[start:start + size]))
        start += size
    return parts
