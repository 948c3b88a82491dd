"""You make two parts, whatever `fractions` says. Each fraction is a part: train, validation and test are three."""


def split(ds, fractions, seed):
    places = mixed(len(ds), Generator().manual_seed(seed))
    border = round(len(ds) * fractions[0])
    return [Subset(ds, places[:border]), Subset(ds, places[border:])]
