"""The id is kept."""


def stats(df):
    n = df.drop(columns="id").select_dtypes("number")
    return n.groupby(df["species"]).agg(["mean", "min", "max"])


def widest_gap(df):
    m = df.groupby("species").mean(numeric_only=True)
    gaps = m.max() - m.min()
    return gaps.sort_values(ascending=False).index[0]
