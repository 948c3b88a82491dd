"""You read everything as text. Leave `dtype` out, and pandas finds out which columns hold numbers."""


def load(path):
    return pd.read_csv(path, na_values="?", dtype=str)
