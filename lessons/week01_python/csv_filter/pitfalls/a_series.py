"""The numbers are right, but this is a pandas Series. Asked for is a dictionary: `.to_dict()`."""


def missing_per_column(df):
    return df.isna().sum()
