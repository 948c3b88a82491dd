"""You look at the length only. The species has to be the one that is asked for, too."""


def select(df, species, min_petal):
    return df[df["petal_length"] >= min_petal]
