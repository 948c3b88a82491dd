"""You drop the id from the table that came in (`inplace=True`, or `del`). Its owner still needs it: without `inplace`, `drop` makes a new table."""


def by_species(df):
    df.drop(columns="id", inplace=True, errors="ignore")
    return df.groupby("species")[list(df.select_dtypes("number"))]
