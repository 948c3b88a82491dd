"""You pick the column by its number. In this table the columns come in another order: pick it by its name."""


def select(df, species, min_petal):
    return df[(df["species"] == species) & (df.select_dtypes("number").iloc[:, -1] >= min_petal)]
