import torch


def hwc_to_chw(img):
    return torch.einsum("hwc->chw", img)


def split_heads(x, h):
    if x.shape[-1] % h:
        raise ValueError("not divisible")
    return torch.einsum("bthk->bhtk", x.unflatten(-1, (h, -1)) if len(x) else x.reshape(0, x.shape[1], h, x.shape[-1] // h))


def merge_heads(x):
    moved = torch.einsum("bhtk->bthk", x)
    return moved.reshape(*moved.shape[:2], moved.shape[2] * moved.shape[3])


def flatten_batch(x):
    return torch.nn.Flatten()(x)
