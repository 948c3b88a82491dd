"""The report is asked while CUDA is only pretended, and while products and gradients come out wrong on purpose."""

from typing import Any

import torch

from runners.checking import Trial, check, far
from runners.checking.probes import pretend_cuda

KEYS = ("torch", "python", "cuda_available", "cuda_build", "device", "matmul_ok", "grad_ok")


@far
def reported(env_report):
    """The report, with a word in place of what JSON can't hold."""
    import json
    report = env_report()
    if not isinstance(report, dict):
        return report if report is None else f"a {type(report).__name__}"
    told = {}
    for key, value in report.items():
        try:
            told[str(key)] = str(json.loads(json.dumps(value))) if isinstance(value, str) else json.loads(json.dumps(value))
        except (TypeError, ValueError):
            told[str(key)] = "still ..., which JSON can't hold" if value is ... else f"of type {type(value).__name__}, which JSON can't hold"
    return told


@far
def versions():
    import platform
    return [str(torch.__version__), platform.python_version()]


@far
def built_for(cuda):
    """torch.version.cuda says something else for a while."""
    real = torch.version.cuda
    torch.version.cuda = cuda
    yield
    torch.version.cuda = real


@far
def wrong_products(by):
    """Every product of matrices or vectors comes out too large. Tells whether one was asked for."""
    from torch.utils._python_dispatch import TorchDispatchMode
    products = {"mm", "bmm", "mv", "dot", "vdot", "addmm", "addmv", "addbmm", "baddbmm", "linear", "matmul", "_addmm_activation"}

    class Mode(TorchDispatchMode):
        asked = False

        def __torch_dispatch__(self, func, types, args=(), kwargs=None):
            out = func(*args, **(kwargs or {}))
            if func.overloadpacket.__name__ in products and isinstance(out, torch.Tensor):
                self.asked = True
                out = out + by
            return out

    with Mode() as mode:
        yield
    return "a product was computed" if mode.asked else "no product was computed"


@far
def wrong_gradients(times):
    """Every gradient comes out too large. Tells whether one was asked for."""
    real, asked = torch.autograd._engine_run_backward, []

    def run(tensors, grads, *args, **kwargs):
        asked.append(1)
        ones = [torch.ones_like(t) if g is None else g for t, g in zip(tensors, grads, strict=False)]
        return real(tensors, tuple(g * times for g in ones), *args, **kwargs)

    torch.autograd._engine_run_backward = run
    try:
        yield
    finally:
        torch.autograd._engine_run_backward = real
    return "a gradient was computed" if asked else "no gradient was computed"


def asked(t: Trial) -> Any:
    return t.call(reported, t.name("env_report"))


def of(report: Any, key: str) -> Any:
    return report.get(key, "missing") if isinstance(report, dict) else report


@check("the report has seven entries")
def entries(t: Trial) -> None:
    report = asked(t)
    if not isinstance(report, dict):
        t.close(report, dict.fromkeys(KEYS, "…"), "what env_report returns", means="" if report is None else "The report is a dict.")
        return
    t.close(sorted(set(KEYS) & set(report)), sorted(KEYS), "the keys of the report",
            means="The seven keys are listed in the task. Each stands in quotes, spelled just so.")


@check("JSON can hold every value")
def plain(t: Trial) -> None:
    report = asked(t)
    held = [f"{key} is {of(report, key)}" for key in KEYS if str(of(report, key)).endswith("JSON can't hold")]
    t.close(held, [], "the values that JSON can't hold",
            means="JSON holds texts, numbers, True, False and None. A tensor is none of them: take its numbers out with `.item()` or "
                  "`.tolist()`. And a `...` still waits for you.")


@check("the versions are those of this Python")
def version(t: Trial) -> None:
    report, (torch_version, python) = asked(t), t.call(versions)
    t.close(of(report, "torch"), torch_version, "`torch`", means="The version of PyTorch is `torch.__version__`.")
    t.close(of(report, "python"), python, "`python`", means="The version of Python alone, such as 3.12.4: `platform.python_version()`.")


@check("a CUDA build is not a GPU")
def build(t: Trial) -> None:
    name = f"{t.random.randint(11, 19)}.{t.random.randint(0, 9)}"
    for there, cuda in ((False, name), (True, name), (False, None)):
        with t.watch(pretend_cuda, there), t.watch(built_for, cuda):
            report = asked(t)
        case = f"PyTorch is built for {f'CUDA {cuda}' if cuda else 'the CPU alone'}, and CUDA {'can' if there else 'cannot'} be used"
        t.close(of(report, "cuda_build"), cuda, f"`cuda_build` where {case}",
                means="`torch.version.cuda` names the CUDA that PyTorch was built for.")
        t.close(of(report, "cuda_available"), there, f"`cuda_available` where {case}",
                means="Only `torch.cuda.is_available()`, asked in each call, tells whether CUDA can be used now.")
        device = of(report, "device")
        t.close(str(device).removesuffix(":0") if isinstance(device, str) else device, "cuda" if there else "cpu", f"`device` where {case}",
                means="`device` is the text \"cuda\" where CUDA can be used now, else the text \"cpu\".")


@check("a sound PyTorch is reported as sound")
def sound(t: Trial) -> None:
    report = asked(t)
    t.close(of(report, "matmul_ok"), True, "`matmul_ok`", means="PyTorch's product is right, and you report it as wrong. Work out by hand "
            "what your two matrices give: row times column, added up.")
    t.close(of(report, "grad_ok"), True, "`grad_ok`", means="PyTorch's gradient is right, and you report it as wrong. What is the slope "
            "of your function, on paper?")


@check("a wrong product is noticed")
def products(t: Trial) -> None:
    before = of(asked(t), "matmul_ok")
    with t.watch(wrong_products, t.random.randint(1, 5)) as seen:
        report = asked(t)
    t.close(seen[0], "a product was computed", "while the report is made",
            means="`matmul_ok` is to be found out: multiply two matrices with `@`, in each call of `env_report`.")
    t.close([before, of(report, "matmul_ok")], [True, False], "`matmul_ok` before, and while every product comes out too large",
            means="Compare the numbers of your product with those that you know to be right.")


@check("a wrong gradient is noticed")
def gradients(t: Trial) -> None:
    before = of(asked(t), "grad_ok")
    with t.watch(wrong_gradients, t.random.randint(2, 5)) as seen:
        report = asked(t)
    t.close(seen[0], "a gradient was computed", "while the report is made",
            means="`grad_ok` is to be found out: call `backward()` on something whose slope you know, in each call of `env_report`.")
    t.close([before, of(report, "grad_ok")], [True, False], "`grad_ok` before, and while every gradient comes out too large",
            means="Compare the gradient with the slope that you know to be right.")
