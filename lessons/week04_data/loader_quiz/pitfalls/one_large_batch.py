"""You expect all in one batch. With `batch_size=None` there are no batches: items come one by one, as they are."""
A12 = (40, $k)
