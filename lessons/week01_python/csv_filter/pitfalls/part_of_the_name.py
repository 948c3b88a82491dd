"""`str.contains` also finds species whose name only contains the one that is asked for: 'alba' in 'alba minor'. Compare with `==`."""


def select(df, species, min_petal):
    return df[df["species"].str.contains(species) & (df["petal_length"] >= min_petal)]
