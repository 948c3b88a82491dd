"""GPUs and their driver, and whether the build of torch fits it. Without any, everything here runs on the CPU."""

from __future__ import annotations

import re

from tutor.doctor.facts import Fact, Group, many, size
from tutor.doctor.nvml import Gpu, NoDriver
from tutor.doctor.torch import Build, build, kind
from tutor.doctor.world import World

# The oldest Linux driver that runs programs built for a CUDA of this major version ("minor version compatibility").
# docs.nvidia.com/deploy/cuda-compatibility/minor-version-compatibility.html (table 1) says 580, 525 and 450; the digits behind
# them are those of table 2 in docs.nvidia.com/cuda/cuda-toolkit-release-notes.
MINIMUM = {11: "450.80.02", 12: "525.60.13", 13: "580.65.06"}
FINE = "everything here also runs on the CPU"
LITTLE = 1 << 30

_facts = Group("gpu")


def look(world: World) -> list[Fact]:
    """All of it."""
    made = build(world)
    try:
        driver = world.nvml()
    except NoDriver as trouble:
        return [*without(world, made, trouble), *wish(world, False)]
    try:
        version, cuda = driver.driver(), driver.cuda()
        gpus = driver.gpus()
    except NoDriver as trouble:
        return [*without(world, made, trouble), *wish(world, False)]
    finally:
        driver.close()
    fits = fit(made, version, cuda)
    return [
        _driver(version, cuda), *([fits] if fits else []), *(card(gpu) for gpu in gpus), *([] if gpus else [_none()]), *visible(world),
        *wish(world, bool(gpus) and fits is not None and fits.state == "ok"),
    ]  # fmt: skip


def _driver(version: str, cuda: tuple[int, int] | None) -> Fact:
    words = version or "of an unknown version"
    up_to = f", for CUDA up to {cuda[0]}.{cuda[1]}" if cuda else ""
    return _facts.ok("driver", f"{words}{up_to}", version=version, cuda=list(cuda) if cuda else None)


def _none() -> Fact:
    return _facts.note("GPU", f"the driver knows of none; {FINE}", "In a container: start it with `--gpus all`.")


def fit(made: Build | None, version: str, cuda: tuple[int, int] | None) -> Fact | None:
    """The build of torch against the driver; None where there is no torch to compare."""
    if made is None:
        return None
    values = {"torch": made.version, "cuda": made.cuda, "hip": made.hip, "driver": version}
    if made.hip:
        remedy = "Install the usual build: `pip install --force-reinstall torch torchvision`."
        return _facts.warn("CUDA build", f"torch is built {kind(made)}, which NVIDIA's driver can't run", remedy, **values)
    if not made.cuda:
        remedy = "To use it: pytorch.org/get-started tells the command for a CUDA build."
        return _facts.note("CUDA build", f"torch is built for the CPU: the GPU is not used; {FINE}", remedy, **values)
    major = int(made.cuda.partition(".")[0])
    oldest = MINIMUM.get(major)
    old = _numbers(version) < _numbers(oldest) if oldest and version else cuda is not None and cuda[0] < major
    if old:
        needs = f"{oldest} or newer" if oldest else "a newer one"
        what = f"torch is built for CUDA {made.cuda}, which needs driver {needs}: {version or 'this one'} is too old. The GPU is not used"
        other = cuda[0] if cuda else major - 1
        remedy = f"Update the driver, or install a build for CUDA {other} (pytorch.org/get-started tells the command)."
        return _facts.warn("CUDA build", what, remedy, oldest=oldest, **values)
    return _facts.ok("CUDA build", f"torch is built for CUDA {made.cuda}: this driver runs it", oldest=oldest, **values)


def card(gpu: Gpu) -> Fact:
    """One GPU."""
    name = f"GPU {gpu.index}"
    if gpu.trouble:
        remedy = "`nvidia-smi` should show it; a restart of the machine often helps."
        return _facts.warn(name, f"does not answer ({gpu.trouble})", remedy, trouble=gpu.trouble)
    words = [gpu.name]
    if gpu.total is not None and gpu.free is not None:
        words.append(f"{size(gpu.free)} of {size(gpu.total)} free")
    if gpu.processes:
        words.append(f"used by {many(gpu.processes, 'program')}")
    if gpu.mig:
        words.append(f"divided (MIG): {', '.join(gpu.parts) or 'no part of it is made'}")
    values = {
        "name": gpu.name, "total": gpu.total, "free": gpu.free, "processes": gpu.processes, "mig": gpu.mig, "parts": list(gpu.parts),
        "capability": list(gpu.capability) if gpu.capability else None,
    }  # fmt: skip
    text = ", ".join(words)
    if gpu.mig and not gpu.parts:
        return _facts.warn(name, text, "Whoever looks after the machine makes parts with `nvidia-smi mig`.", **values)
    if gpu.free is not None and gpu.free < LITTLE and not gpu.mig:
        remedy = "Wait, take another one (`CUDA_VISIBLE_DEVICES`), or `--device cpu`."
        return _facts.warn(name, f"{text}: too little for a training", remedy, **values)
    return _facts.ok(name, text, **values)


def visible(world: World) -> list[Fact]:
    """A variable that hides GPUs is easily forgotten."""
    value = world.environ.get("CUDA_VISIBLE_DEVICES")
    if value is None:
        return []
    if value.strip() in ("", "-1", "NoDevFiles"):
        remedy = "`unset CUDA_VISIBLE_DEVICES` brings them back."
        return [_facts.note("visible", "CUDA_VISIBLE_DEVICES hides every GPU", remedy, value=value)]
    return [_facts.note("visible", f"only {value} (CUDA_VISIBLE_DEVICES)", value=value)]


def wish(world: World, usable: bool) -> list[Fact]:
    """Settings that ask for what is not there."""
    if world.session.settings.device != "cuda" or usable:
        return []
    return [_facts.warn("settings", "your settings ask for cuda, which can't be used here", 'In settings.toml: `device = "auto"`.')]


def without(world: World, made: Build | None, trouble: NoDriver) -> list[Fact]:
    """No driver to talk to: none needed, or one that is broken."""
    loaded = kernel_module(world)
    cards = pci_cards(world)
    values = {"why": trouble.why, "kernel_module": loaded, "cards": len(cards)}
    if trouble.why == "mismatch":
        remedy = "Restart the machine (or reload its modules): then both parts are of one version."
        return [_facts.warn("driver", "it was updated while it was running: library and kernel module differ", remedy, **values)]
    if trouble.why == "not loaded":
        remedy = "`sudo modprobe nvidia`, or restart the machine."
        return [_facts.warn("driver", "its library is here, but its kernel module is not loaded", remedy, **values)]
    if trouble.why == "no permission":
        remedy = "Look at `ls -l /dev/nvidia*`: you may have to be in the group `video` or `render`."
        return [_facts.warn("driver", "it may not be used by you", remedy, **values)]
    if loaded:
        fits = fit(made, loaded, None)
        what = f"{loaded} is loaded, but it can't be asked ({trouble})"
        remedy = "In a container: `--gpus all` and `NVIDIA_DRIVER_CAPABILITIES=compute,utility`. Else install the driver again."
        return [_facts.warn("driver", what, remedy, **values), *([fits] if fits else []), *visible(world)]
    if trouble.why == "other":
        remedy = "`nvidia-smi` should; a restart of the machine often helps."
        return [_facts.warn("driver", f"it does not answer ({trouble})", remedy, **values)]
    if cards:
        what = f"{many(len(cards), 'NVIDIA card')} in this machine, but no driver; {FINE}"
        return [_facts.warn("driver", what, "Install NVIDIA's driver if you want to use it.", **values)]
    out = [_facts.note("GPU", f"none that NVIDIA's driver knows; {FINE}", **values)]
    if world.place("/dev/kfd").exists():
        out = [_facts.note("GPU", f"one of AMD's: not tried with Torchtutor; {FINE}", **values)]
    if made is not None and made.cuda:
        what = f"torch is built for CUDA {made.cuda}, and no driver is here. Fine: {FINE}"
        out.append(_facts.note("CUDA build", what, torch=made.version, cuda=made.cuda, driver=None))
    return out


def kernel_module(world: World) -> str:
    """The version of the loaded driver, by the kernel's own word; '' if none is loaded."""
    found = re.search(r"NVRM version:.*?\b(\d{3,}\.\d+(?:\.\d+)?)\b", world.read("/proc/driver/nvidia/version") or "")
    return found.group(1) if found else ""


def pci_cards(world: World) -> list[str]:
    """NVIDIA's cards that draw or compute, driver or not."""
    found = []
    try:
        devices = sorted(world.place("/sys/bus/pci/devices").iterdir())
    except OSError:
        return []
    for device in devices:
        try:
            vendor, purpose = ((device / name).read_text().strip() for name in ("vendor", "class"))
        except OSError:
            continue
        if vendor == "0x10de" and purpose.startswith("0x03"):
            found.append(device.name)
    return found


def _numbers(version: str | None) -> tuple[int, ...]:
    return tuple(int(part) for part in (version or "").split(".") if part.isdigit())
