"""You return the mask, a column of True and False. Put it in square brackets behind the table, and it picks the rows."""


def select(df, species, min_petal):
    return (df["species"] == species) & (df["petal_length"] >= min_petal)
