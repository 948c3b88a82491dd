"""What a learner may set in `settings.toml`. A bad value costs one sentence, never the start."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tutor.errors import nearest, reason
from tutor.paths import Paths, tidy

DEVICES = ("cpu", "cuda", "auto")
THEMES = ("auto", "dark", "light")
PICTURES = ("auto", "blocks")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, with what was wrong in them."""

    device: str = "cpu"
    """Where checks run: cpu, cuda or auto."""
    theme: str = "auto"
    """auto, dark or light."""
    ascii: bool = False
    """Signs from ASCII only."""
    pictures: str = "auto"
    """auto: the terminal's own pictures where it says it has some; blocks: half blocks everywhere."""
    editor: str = ""
    """A command; `$VISUAL` and `$EDITOR` go first."""
    split: bool = True
    """In tmux, open a terminal editor beside the app."""
    problems: tuple[str, ...] = field(default=(), compare=False)
    """One sentence each; the defaults are used instead."""

    @classmethod
    def load(cls, paths: Paths) -> Settings:
        """Read `<config>/settings.toml`, if there is one."""
        file = paths.config / "settings.toml"
        try:
            text = file.read_bytes().decode("utf-8")
        except FileNotFoundError:
            return cls()
        except NotADirectoryError:
            return cls()
        except OSError as error:
            return cls(problems=(f"{tidy(file)} can't be read ({reason(error)}); the defaults are used.",))
        except UnicodeDecodeError:
            return cls(problems=(f"{tidy(file)} is not UTF-8 text; the defaults are used.",))
        import tomli

        try:
            values = tomli.loads(text)
        except tomli.TOMLDecodeError as error:
            return cls(problems=(f"{tidy(file)}:{error.lineno} is not TOML ({error.msg}); the defaults are used.",))
        return cls._of(values, tidy(file))

    @classmethod
    def _of(cls, values: dict[str, Any], where: str) -> Settings:
        known = {"device": DEVICES, "theme": THEMES, "ascii": bool, "pictures": PICTURES, "editor": str, "split": bool}
        good: dict[str, Any] = {}
        problems: list[str] = []
        for key, value in values.items():
            wanted = known.get(key)
            if wanted is None:
                problems.append(f"{where}: {key} is not a setting, it is passed over.{nearest(key, list(known))}")
            elif isinstance(wanted, tuple) and value not in wanted:
                words = ", ".join(wanted[:-1]) + f" or {wanted[-1]}"
                problems.append(f"{where}: {key} must be {words}; {getattr(cls(), key)} is used.")
            elif isinstance(wanted, type) and not isinstance(value, wanted):
                words = "true or false" if wanted is bool else "a text"
                problems.append(f"{where}: {key} must be {words}; the default is used.")
            else:
                good[key] = value
        return cls(**good, problems=tuple(problems))
