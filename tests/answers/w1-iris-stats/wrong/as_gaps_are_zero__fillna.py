def stats(df):
    n = df.drop(columns="id").fillna(0).select_dtypes("number")
    return n.groupby(df["species"]).agg(["mean", "min", "max"])


def widest_gap(df):
    m = df.drop(columns="id").groupby("species").mean(numeric_only=True)
    return (m.max() - m.min()).idxmax()
