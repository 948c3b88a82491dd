"""`&` binds tighter than `==` and `>=`, so Python begins with the middle: `species & df[…]`. Put each comparison in brackets."""


def select(df, species, min_petal):
    return df[df["species"] == species & df["petal_length"] >= min_petal]
