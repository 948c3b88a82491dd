"""Names of variables, functions and types with a million letters."""
# by: wire
# verdict: error fail
long = "n" * 1_000_000
space = {}
exec(f"def {long}({long}):\n    import torch\n    {long}_1 = torch.ones(3)\n    return {long}_1 @ torch.ones(4)\n", space)
def answer(x):
    raise type(long, (Exception,), {})(space[long](x) if x > 4 else "short")
