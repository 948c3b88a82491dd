"""`id` wins, since the species come one after the other, so that their row numbers lie far apart. It is a number, but no measurement: drop it."""


def widest_gap(df):
    means = df.groupby("species")[list(df.select_dtypes("number"))].mean()
    return (means.max() - means.min()).idxmax()
