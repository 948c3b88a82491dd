"""You write 0 where a value is missing. A mean would then be too small, and nobody could tell. Leave it missing."""


def load(path):
    return pd.read_csv(path, na_values="?").fillna(0)
