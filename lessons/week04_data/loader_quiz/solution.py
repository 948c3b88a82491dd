"""How many batches, and which shapes? Numbers, shapes, dtypes and types."""

# from torch.utils.data import DataLoader

# How many batches: len(DataLoader(range($n), batch_size=$b))
A1 = $n // $b + 1  # the last, short batch counts as well

# How many items has the last: len(list(DataLoader(range($n), batch_size=$b))[-1])
A2 = $n % $b  # what the full batches leave

# How many batches: len(DataLoader(range($n), batch_size=$b, drop_last=True))
A3 = $n // $b  # full batches only

# How many batches: len(DataLoader(range($s), batch_size=8, drop_last=True))
A4 = 0  # not one of them is full

# The items are pairs: data = [(torch.ones(1, $h, $w), i % 10) for i in range(40)]
# pictures, labels = next(iter(DataLoader(data, batch_size=$b)))
# The shape: pictures.shape
A5 = ($b, 1, $h, $w)  # a new first axis, the rest as it was

# The shape: labels.shape
A6 = ($b,)  # a plain number becomes an entry, not an axis

# The dtype: labels.dtype
A7 = "int64"  # Python's whole numbers

# The dtype: next(iter(DataLoader([0.5] * 20, batch_size=$b))).dtype
A8 = "float64"  # Python's floats have 64 bits, and keep them here

# The items are dicts: data = [{"x": torch.ones($k), "y": i} for i in range(40)]
# batch = next(iter(DataLoader(data, batch_size=$b)))
# Its type: type(batch)
A9 = "dict"  # turned inside out: one dict of stacked values

# The shape: batch["x"].shape
A10 = ($b, $k)  # the tensors of all items, stacked

# The items are texts: batch = next(iter(DataLoader(["a", "bc", "def"] * 9, batch_size=$b)))
# Its type: type(batch)
A11 = "list"  # texts can't be stacked

# The shape: next(iter(DataLoader(torch.ones(40, $k), batch_size=None))).shape
A12 = ($k,)  # no batches: the items as they are
