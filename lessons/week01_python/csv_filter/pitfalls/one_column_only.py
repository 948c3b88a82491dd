"""You return the petals alone. Asked for are the rows with all their columns."""


def select(df, species, min_petal):
    return df[(df["species"] == species) & (df["petal_length"] >= min_petal)][["species", "petal_length"]]
