"""You compare with `?` or with nan. Once the table is loaded, no `?` is left, and nan is equal to nothing, not even to itself: the sum is always 0. `isna` finds what is missing."""


def missing_per_column(df):
    return (df == "?").sum().to_dict()
