"""How many batches, and which shapes? Put a number, a shape such as (2, 3), a dtype or a type in the place of the dots."""

# from torch.utils.data import DataLoader

# How many batches: len(DataLoader(range($n), batch_size=$b))
A1 = ...

# How many items has the last: len(list(DataLoader(range($n), batch_size=$b))[-1])
A2 = ...

# How many batches: len(DataLoader(range($n), batch_size=$b, drop_last=True))
A3 = ...

# How many batches: len(DataLoader(range($s), batch_size=8, drop_last=True))
A4 = ...

# The items are pairs: data = [(torch.ones(1, $h, $w), i % 10) for i in range(40)]
# pictures, labels = next(iter(DataLoader(data, batch_size=$b)))
# The shape: pictures.shape
A5 = ...

# The shape: labels.shape
A6 = ...

# The dtype: labels.dtype
A7 = ...

# The dtype: next(iter(DataLoader([0.5] * 20, batch_size=$b))).dtype
A8 = ...

# The items are dicts: data = [{"x": torch.ones($k), "y": i} for i in range(40)]
# batch = next(iter(DataLoader(data, batch_size=$b)))
# Its type: type(batch)
A9 = ...

# The shape: batch["x"].shape
A10 = ...

# The items are texts: batch = next(iter(DataLoader(["a", "bc", "def"] * 9, batch_size=$b)))
# Its type: type(batch)
A11 = ...

# The shape: next(iter(DataLoader(torch.ones(40, $k), batch_size=None))).shape
A12 = ...
