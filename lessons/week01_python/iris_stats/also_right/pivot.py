"""A pivot table, whose column names come in the other order."""


def features(df):
    return df.drop(columns=["id"]).select_dtypes(include="number").columns


def stats(df):
    return df.pivot_table(index="species", values=list(features(df)), aggfunc=["mean", "min", "max"])


def widest_gap(df):
    means = df.pivot_table(index="species", values=list(features(df)), aggfunc="mean")
    return str(means.apply(lambda column: column.max() - column.min()).sort_values().index[-1])
