"""You give the columns names of your own, in your order. In this file they come in another one: the names in its first line are right."""


def load(path):
    return pd.read_csv(path, na_values="?", header=0, names=["sepal_length", "height", "petal_length", "petal_width", "species"])
