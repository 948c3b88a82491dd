"""`keep_default_na=False` makes text of empty cells. Leave it out: `na_values` adds to what pandas takes for missing."""


def load(path):
    return pd.read_csv(path, na_values="?", keep_default_na=False)
