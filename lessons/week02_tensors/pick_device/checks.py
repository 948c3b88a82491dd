"""CUDA is only pretended, there and not there, on a PyTorch that was built for it; so are two graphics cards. A real one is asked, too."""

from typing import Any

import torch

from runners.checking import Trial, check, far
from runners.checking.probes import pretend_cuda


@far
def built_for(cuda):
    """The accelerator that PyTorch was built for is CUDA, whether or not a GPU is there; or there is none."""
    real = torch._C._accelerator_getAccelerator
    torch._C._accelerator_getAccelerator = lambda: torch.device("cuda") if cuda else None
    yield
    torch._C._accelerator_getAccelerator = real


@far
def cards(names, memories):
    """Graphics cards that can be asked for their names and memories. The first is the current one."""
    import types
    missing = object()

    def properties(index):
        return types.SimpleNamespace(name=names[index], total_memory=memories[index], major=8, minor=0, multi_processor_count=4)

    runtime = types.SimpleNamespace(cudaMemGetInfo=lambda index: (memories[index] // 3, memories[index]))
    answers = [(torch.cuda, "_lazy_init", lambda: None), (torch.cuda, "_get_device_properties", properties), (torch.cuda, "device_count", lambda: len(names)),
               (torch.cuda, "current_device", lambda: 0), (torch.cuda, "cudart", lambda: runtime), (torch._C, "_cuda_getDevice", lambda: 0),
               (torch._C, "_cuda_getDeviceCount", lambda: len(names))]
    real = [(place, name, getattr(place, name, missing)) for place, name, _ in answers]
    for place, name, answer in answers:
        setattr(place, name, answer)
    yield
    for place, name, old in real:
        delattr(place, name) if old is missing else setattr(place, name, old)


@far
def threads(n):
    """PyTorch computes with n threads on the CPU for a while."""
    real = torch.get_num_threads()
    torch.set_num_threads(n)
    yield
    torch.set_num_threads(real)


@far
def picked(f, *prefer):
    """The device, in words, and whether a warning was given."""
    import warnings
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        got = f(*prefer)
    if isinstance(got, torch.device):
        got = str(got).removesuffix(":0")
    elif got is not None:
        got = f"a {type(got).__name__}, no torch.device"
    kinds = [w.category for w in given if not issubclass(w.category, (DeprecationWarning, FutureWarning))]
    if any(issubclass(kind, UserWarning) for kind in kinds):
        return [got, "with a warning"]
    return [got, f"with a {kinds[0].__name__}" if kinds else "without a warning"]


@far
def real_gpu():
    """The name of this machine's GPU where one can really be used, else None."""
    try:
        return torch.cuda.get_device_name() if torch.cuda.is_available() and (torch.ones(1, device="cuda") + 1).item() == 2 else None
    except Exception:
        return None


@far
def on_real_gpu(pick, describe):
    device = pick()
    return [(torch.ones(2, device=device) + 1).device.type, describe(device)]


def pick(t: Trial, there: bool, built: bool, *prefer: Any) -> Any:
    with t.watch(pretend_cuda, there), t.watch(built_for, built), t.watch(cards, ["Pretended"] * there, [2**34] * there):
        return t.call(picked, t.name("pick_device"), *prefer)


@check("CUDA where it can be used, else the CPU")
def chosen(t: Trial) -> None:
    cases = [(True, True), (False, True), (False, False)]
    t.random.shuffle(cases)
    for there, built in cases:
        case = "CUDA can be used" if there else "PyTorch is built for CUDA, and no GPU is there" if built else "PyTorch is built for the CPU alone"
        for prefer in ((), (None,)):
            t.close(pick(t, there, built, *prefer), ["cuda" if there else "cpu", "without a warning"], f"pick_device({'None' if prefer else ''}) where {case}",
                    means="With no wish it is a `torch.device`: cuda where `torch.cuda.is_available()` says so in this very call, else cpu, and nobody is warned.")


@check("a wish is granted")
def wished(t: Trial) -> None:
    for there in (True, False):
        for prefer in ("cpu", "meta"):
            t.close(pick(t, there, True, prefer), [prefer, "without a warning"], f"pick_device(\"{prefer}\") where CUDA can{'' if there else 'not'} be used",
                    means=f"Who asks for {prefer} gets it: `torch.device(prefer)`.")
    t.close(pick(t, True, True, "cuda"), ["cuda", "without a warning"], "pick_device(\"cuda\") where CUDA can be used",
            means="CUDA was asked for and can be used: no reason to warn.")


@check("CUDA that can't be used becomes the CPU, and a warning says so")
def warned(t: Trial) -> None:
    for built in (True, False):
        t.close(pick(t, False, built, "cuda"), ["cpu", "with a warning"], "pick_device(\"cuda\") where CUDA cannot be used",
                means="The program goes on, on the CPU; and `warnings.warn(\"…\")` gives a UserWarning, which tells that it is not what was asked for.")
    t.close(pick(t, False, True, "cuda:1"), ["cpu", "with a warning"], "pick_device(\"cuda:1\") where CUDA cannot be used",
            means="\"cuda:1\" is the second GPU: CUDA as well. Ask the `type` of the device, which is \"cuda\" for both.")


@check("the CPU is described by its threads")
def described(t: Trial) -> None:
    for _ in range(2):
        n = t.random.randint(3, 29)
        with t.watch(threads, n):
            got = t.call("describe", t.keep("torch.device", "cpu"))
        t.close(got, f"cpu, {n} threads", "describe of the CPU, where PyTorch computes with that many threads",
                means="How many threads PyTorch uses now, `torch.get_num_threads()` tells. It need not be the number of cores.")
    t.close(t.call("describe", t.keep("torch.device", "meta")), "meta", "describe of the device meta", means="Of any other device it is the type, `device.type`.")


@check("a GPU is described by its name and memory")
def card(t: Trial) -> None:
    names = [f"Pretended {t.random.choice(['A', 'B', 'C'])}{t.random.randint(10, 90)}" for _ in range(2)]
    gib = [t.random.randint(20, 80), t.random.randint(180, 290)]
    t.random.shuffle(gib)
    with t.watch(pretend_cuda, True), t.watch(cards, names, [int((g - t.random.uniform(0.1, 0.4)) * 2**30) for g in gib]):
        for i, device in ((1, "cuda:1"), (0, "cuda:0"), (0, "cuda")):
            t.close(t.call("describe", t.keep("torch.device", device)), f"{names[i]}, {gib[i]} GiB", f"describe of {device}, of two pretended cards",
                    means="`torch.cuda.get_device_properties(device)` has `.name` and `.total_memory` of that very card. A GiB is 2**30 bytes; round to whole ones.")


@check("a real GPU computes, where there is one")
def real(t: Trial) -> None:
    name = t.call(real_gpu)
    if name is not None:
        got = t.call(on_real_gpu, t.name("pick_device"), t.name("describe"))
        t.close(got[0], "cuda", "where an addition on your device was computed", means="This machine has a GPU that can be used. `pick_device()` should choose it.")
        t.true(isinstance(got[1], str) and name in got[1], f"the description holds {name}", "it does not", means="`torch.cuda.get_device_properties(device).name` is the name of the GPU.")
