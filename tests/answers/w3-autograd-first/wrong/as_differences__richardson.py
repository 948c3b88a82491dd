import torch
# complex step / Richardson
def slope(f, x):
    x = torch.tensor(float(x), dtype=torch.float64)
    d = lambda h: (f(x+h)-f(x-h))/(2*h)
    return ((4*d(5e-3)-d(1e-2))/3).item()
def grad_of(f, x):
    out=[]
    for i in range(x.numel()):
        e = torch.zeros(x.numel(), dtype=x.dtype); e[i]=1; e=e.reshape(x.shape)
        d = lambda h: (f(x+h*e)-f(x-h*e))/(2*h)
        out.append((4*d(5e-3)-d(1e-2))/3)
    return torch.stack(out).reshape(x.shape)
