"""You pick the petals that are at *most* that long. Turn the comparison round: `>=`."""


def select(df, species, min_petal):
    return df[(df["species"] == species) & (df["petal_length"] <= min_petal)]
