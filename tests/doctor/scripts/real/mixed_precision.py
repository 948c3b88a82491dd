"""Automatic mixed precision, in bfloat16 on a CPU, with a gradient scaler that is on where there is a GPU, and clipping."""
import torch
from torch import nn

torch.manual_seed(0)
device = "cuda" if torch.cuda.is_available() else "cpu"
kind = torch.float16 if device == "cuda" else torch.bfloat16
x = torch.randn(256, 20, device=device)
y = (x[:, :5].sum(1) > 0).long()
net = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 2)).to(device)
opt = torch.optim.AdamW(net.parameters(), lr=3e-3)
scheduler = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=1e-2, total_steps=64)
scaler = torch.amp.GradScaler(device, enabled=device == "cuda")
loss_fn = nn.CrossEntropyLoss()
for epoch in range(8):
    for i in torch.randperm(256, device=device).split(32):
        with torch.autocast(device_type=device, dtype=kind):
            loss = loss_fn(net(x[i]), y[i])
        scaler.scale(loss).backward()
        scaler.unscale_(opt)
        torch.nn.utils.clip_grad_norm_(net.parameters(), max_norm=1.0)
        scaler.step(opt)
        scaler.update()
        scheduler.step()
        opt.zero_grad(set_to_none=True)
    print(epoch, repr(loss.item()), scheduler.get_last_lr()[0])
net.eval()
with torch.inference_mode(), torch.autocast(device_type=device, dtype=kind):
    print((net(x).argmax(1) == y).float().mean().item())
