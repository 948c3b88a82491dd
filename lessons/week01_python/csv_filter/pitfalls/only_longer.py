"""`>` leaves out petals of exactly that length. "At least" includes them: `>=`."""


def select(df, species, min_petal):
    return df[(df["species"] == species) & (df["petal_length"] > min_petal)]
