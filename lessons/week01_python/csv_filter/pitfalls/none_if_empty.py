"""You return None where no row fits. An empty table says the same, and whoever goes on with it needs no extra case."""


def select(df, species, min_petal):
    found = df[(df["species"] == species) & (df["petal_length"] >= min_petal)]
    return None if found.empty else found
