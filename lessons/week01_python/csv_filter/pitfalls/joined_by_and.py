"""`and` asks each column for a single truth value, and a column has many. `&` joins them row by row; put each comparison in brackets."""


def select(df, species, min_petal):
    return df[(df["species"] == species) and (df["petal_length"] >= min_petal)]
