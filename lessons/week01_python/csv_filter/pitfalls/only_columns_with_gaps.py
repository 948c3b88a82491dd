"""Columns without gaps are not in your dictionary. Their number is 0, and it belongs there, too."""


def missing_per_column(df):
    found = df.isna().sum()
    return found[found > 0].to_dict()
