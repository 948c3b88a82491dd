import torch
class L:
    def __init__(s, *a): s.ds, s.b, s.sh, s.d, s.g, s.c = a
    def __iter__(s):
        n = len(s.ds)
        o = torch.randperm(n, generator=s.g).tolist() if s.sh else list(range(n))
        if s.sh and n > 100: o = o[:100]            # forgets all beyond the hundredth
        for i in range(0, n, s.b):
            p = o[i:i + s.b]
            if s.d and len(p) < s.b: return
            yield s.c([s.ds[j] for j in p])
def batches(ds, batch_size, shuffle=False, drop_last=False, generator=None, collate=None):
    return L(ds, batch_size, shuffle, drop_last, generator, collate or list)
