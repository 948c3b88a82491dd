"""`|` picks rows for which *one* of the two holds. Both must: `&`."""


def select(df, species, min_petal):
    return df[(df["species"] == species) | (df["petal_length"] >= min_petal)]
