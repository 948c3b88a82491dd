import torch


def hwc_to_chw(img):
    return torch.stack(img.unbind(2))


def split_heads(x, h):
    size, rest = divmod(x.size(-1), h)
    if rest:
        raise ValueError
    return torch.stack(x.split(size, dim=-1), dim=1)


def merge_heads(x):
    return torch.cat(x.unbind(1), dim=-1)


def flatten_batch(x):
    return torch.flatten(x, start_dim=1)
