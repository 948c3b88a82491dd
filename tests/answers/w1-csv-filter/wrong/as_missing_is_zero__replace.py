import pandas as pd


def load(path):
    df = pd.read_csv(path, na_values='?')
    for c in df.columns:
        if c != 'species':
            df[c] = df[c].replace(float('nan'), 0.0)
    return df


def select(df, species, min_petal):
    return df.loc[(df.species == species) & (df.petal_length >= min_petal)]


def missing_per_column(df):
    return {c: int(n) for c, n in df.isna().sum().items()}
