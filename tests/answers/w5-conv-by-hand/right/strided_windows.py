import torch


def conv2d(x, weight, bias=None, stride=1, padding=0):
    zeros = torch.nn.ZeroPad2d(padding)
    x = zeros(x).contiguous()
    n, c, h, w = x.shape
    o, _, kh, kw = weight.shape
    H, W = 1 + (h - kh) // stride, 1 + (w - kw) // stride
    sn, sc, sh, sw = x.stride()
    windows = torch.as_strided(x, (n, H, W, c, kh, kw), (sn, sh * stride, sw * stride, sc, sh, sw))
    out = torch.tensordot(windows, weight, dims=([3, 4, 5], [1, 2, 3]))
    if bias is not None:
        out += bias
    return out.permute(0, 3, 1, 2)
