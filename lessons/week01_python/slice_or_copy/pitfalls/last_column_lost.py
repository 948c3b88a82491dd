"""The last column is lost where it belongs to the chosen ones: a slice that ends at -1 stops before it. Leave the end out: `a[:, ::2]`."""


def every_other_column(a):
    return a[:, 0:-1:2]
