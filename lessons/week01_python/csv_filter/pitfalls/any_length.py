"""You look at the species only. The petal has to be long enough, too."""


def select(df, species, min_petal):
    return df[df["species"] == species]
