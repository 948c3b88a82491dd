"""You expect a batch of one. With `batch_size=None` nothing is put together: an item comes as it is."""
A12 = (1, $k)
