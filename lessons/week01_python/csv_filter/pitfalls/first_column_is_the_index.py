"""`index_col=0` makes the first column the names of the rows, and a measurement is gone from the columns. Leave it out."""


def load(path):
    return pd.read_csv(path, na_values="?", index_col=0)
