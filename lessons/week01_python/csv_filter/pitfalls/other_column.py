"""You compare the sepals. Asked for is the length of the petals: `df["petal_length"]`."""


def select(df, species, min_petal):
    return df[(df["species"] == species) & (df["sepal_length"] >= min_petal)]
