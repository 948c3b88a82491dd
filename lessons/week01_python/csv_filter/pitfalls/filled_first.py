"""You fill the gaps with 0 and then compare: a petal that was never measured counts as 0 long. A comparison with nan is False, which is what is wanted here."""


def select(df, species, min_petal):
    full = df.fillna({"petal_length": 0})
    return df[(full["species"] == species) & (full["petal_length"] >= min_petal)]
