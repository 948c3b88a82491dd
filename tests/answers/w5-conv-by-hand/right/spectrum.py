import torch


def conv2d(x, weight, bias=None, stride=1, padding=0):
    """A product of spectra is a convolution; the kernel is flipped there, so its spectrum is conjugated."""
    kh, kw = weight.shape[2:]
    h, w = x.shape[2] + 2 * padding, x.shape[3] + 2 * padding
    padded = x.new_zeros(*x.shape[:2], h, w)
    padded[..., padding:h - padding, padding:w - padding] = x
    X = torch.fft.rfft2(padded)
    K = torch.fft.rfft2(weight, s=(h, w)).conj()
    full = torch.fft.irfft2((X[:, None] * K[None]).sum(2), s=(h, w))
    out = full[..., :h - kh + 1:stride, :w - kw + 1:stride]
    if bias is not None:
        out = out + bias.view(1, -1, 1, 1)
    return out
