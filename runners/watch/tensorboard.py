"""What the learner's code logs with `SummaryWriter`: its scalars become points, its pictures and figures are shown. Its files are its own.

Histograms, texts, meshes and the rest are left to TensorBoard.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Callable
from types import ModuleType
from typing import Any

from ..points import NAME
from .figures import SOON, Figures
from .imports import on_import
from .loss import Watch

WRITER = "torch.utils.tensorboard.writer"
LARGEST = 1 << 22           # numbers in a picture that is shown
KIND = "tag"


class Tags:
    """One for the process."""

    def __init__(self, watch: Watch, figures: Figures) -> None:
        self.watch, self.figures = watch, figures
        self._counts: dict[str, int] = {}

    def patch(self, module: ModuleType) -> None:
        """Listen to its writer."""
        writer = module.SummaryWriter
        heard = {"add_scalar": self.scalar, "add_scalars": self.scalars, "add_image": self.image, "add_figure": self.figure}
        for name, seen in heard.items():
            setattr(writer, name, self._after(getattr(writer, name), seen))

    def _after(self, original: Callable[..., Any], seen: Callable[..., None]) -> Callable[..., Any]:
        @functools.wraps(original)
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            result = original(*args, **kwargs)
            try:
                if self.watch.index >= 0:
                    seen(*args[1:], **kwargs)
            except Exception:       # it is not shown, the program goes on
                pass
            return result

        return wrapped

    def scalar(self, tag: Any, scalar_value: Any, global_step: Any = None, *args: Any, **kwargs: Any) -> None:
        name = _plain(tag)
        step = self._counts.get(name, 0) if global_step is None else int(global_step)
        self._counts[name] = step + 1
        self.watch.point(name, max(0, step), float(scalar_value), KIND)

    def scalars(self, main_tag: Any, tag_scalar_dict: Any, global_step: Any = None, *args: Any, **kwargs: Any) -> None:
        for tag, value in tag_scalar_dict.items():
            self.scalar(f"{main_tag}/{tag}", value, global_step)

    def image(self, tag: Any, img_tensor: Any, global_step: Any = None, walltime: Any = None, dataformats: str = "CHW") -> None:
        from torch.utils.tensorboard._convert_np import make_np
        from torch.utils.tensorboard._utils import convert_to_HWC

        numbers = make_np(img_tensor)
        if numbers.size > LARGEST or not self.figures.due():
            return
        numbers = convert_to_HWC(numbers, dataformats)
        if numbers.dtype.kind == "f":
            numbers = (numbers * 255).clip(0, 255)
        from PIL import Image

        out = io.BytesIO()
        Image.fromarray(numbers.astype("uint8")).save(out, "PNG")
        self.figures.send(_named(tag, global_step), out.getvalue(), SOON)

    def figure(self, tag: Any, figure: Any, global_step: Any = None, *args: Any, **kwargs: Any) -> None:
        for one in figure if isinstance(figure, list) else [figure]:
            self.figures.draw(one, _named(tag, global_step))


def _plain(tag: Any) -> str:
    return "".join(c if c.isprintable() else "?" for c in str(tag))[:NAME] or "?"


def _named(tag: Any, step: Any) -> str:
    return _plain(tag) if step is None else f"{_plain(tag)} at {int(step)}"


def install(watch: Watch, figures: Figures) -> Tags:
    """Begin to see what this process logs."""
    found = Tags(watch, figures)
    on_import(WRITER, found.patch)
    return found
