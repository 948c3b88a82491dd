"""Your statistics have columns for `id`. It is a number, but it measures nothing: drop it."""


def stats(df):
    return df.groupby("species")[list(df.select_dtypes("number"))].agg(["mean", "min", "max"])
