"""PyTorch's own samplers, and a closure with the iterator."""

from torch.utils.data import BatchSampler, RandomSampler, SequentialSampler


def batches(ds, batch_size, shuffle=False, drop_last=False, generator=None, collate=None):
    make = collate if collate is not None else lambda items: items

    class Loop:
        def __iter__(self):
            if not len(ds):
                return iter(())
            order = RandomSampler(ds, generator=generator) if shuffle else SequentialSampler(ds)
            groups = BatchSampler(order, batch_size, drop_last)
            return (make([ds[i] for i in group]) for group in groups)

    return Loop()
