"""You drop every row that has a gap, and with it values that were measured. Leave the rows: pandas skips the gaps only."""


def by_species(df):
    features = df.select_dtypes("number").columns.drop("id")
    return df.dropna().groupby("species")[list(features)]
