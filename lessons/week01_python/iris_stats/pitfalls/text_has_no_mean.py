"""You ask for the mean of every column, and one of them is text. Pick the columns of numbers first: `df.select_dtypes("number")`."""


def by_species(df):
    return df.groupby("species")[[name for name in df.columns if name not in ("id", "species")]]
