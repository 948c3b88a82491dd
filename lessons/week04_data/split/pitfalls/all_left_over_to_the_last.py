"""You round all sizes down and give everything that is left to the last part. With several parts it gets more than 1 above its share. Round the borders between the parts."""


def split(ds, fractions, seed):
    places = mixed(len(ds), Generator().manual_seed(seed))
    parts = []
    for share in fractions[:-1]:
        size = int(len(ds) * share)
        parts.append(Subset(ds, places[:size]))
        places = places[size:]
    return [*parts, Subset(ds, places)]
