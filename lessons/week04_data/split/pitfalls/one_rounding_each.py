"""You round every size by itself. The sizes don't add up then: a sample is in no part, or the last part is too short. Round the borders between the parts."""


def split(ds, fractions, seed):
    places = mixed(len(ds), Generator().manual_seed(seed))
    parts = []
    for share in fractions:
        size = round(len(ds) * share)
        parts.append(Subset(ds, places[:size]))
        places = places[size:]
    return parts
