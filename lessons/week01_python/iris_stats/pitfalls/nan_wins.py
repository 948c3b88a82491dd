"""Your means are nan where a value is missing, and every comparison with nan is False. Use pandas' `mean` or `np.nanmean`."""


def widest_gap(df):
    best, width = "", -1.0
    for name in df.select_dtypes("number").columns.drop("id"):
        means = [float(rows[name].mean(skipna=False)) for _, rows in df.groupby("species")]
        if max(means) - min(means) > width:
            best, width = name, max(means) - min(means)
    return best
