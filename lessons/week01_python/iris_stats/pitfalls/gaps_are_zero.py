"""You put 0 where a value is missing. That pulls the mean down, and 0 becomes the minimum. Leave the gaps: pandas skips them."""


def by_species(df):
    features = df.select_dtypes("number").columns.drop("id")
    return df.fillna(dict.fromkeys(features, 0)).groupby("species")[list(features)]
