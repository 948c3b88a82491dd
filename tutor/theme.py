"""Three hues carry meaning, greys carry hierarchy.

Every RGB value below is a point of the xterm-256 palette, so that the same picture arrives on true-colour and on 256-colour
terminals. Sixteen colours (and NO_COLOR) get the ansi themes: there the terminal's own palette decides.
"""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

DARK = {
    "tt-you": "#ffaf5f",  # you: the cursor, what is next, your curve, "look here"
    "tt-pass": "#5fd7af",  # right
    "tt-fail": "#ff5f87",  # wrong
    "tt-other": "#87afff",  # a second series, keywords
    "tt-strong": "#eeeeee",  # titles, names in code
    "tt-text": "#d0d0d0",  # reading
    "tt-muted": "#9e9e9e",  # facts beside it
    "tt-faint": "#767676",  # numbers of lines, axes, what is not reached; never the only carrier of a fact
    "tt-rule": "#303030",  # the empty part of a bar
    "tt-band": "#4e4e4e",  # the reference's range
    "tt-lift": "#1c1c1c",  # code, overlays
    "tt-pick": "#262626",  # the picked row, the flagged line
    "tt-string": "#afd7af",
    "tt-number": "#d7afaf",
}
LIGHT = {
    "tt-you": "#af5f00",
    "tt-pass": "#005f5f",
    "tt-fail": "#d7005f",
    "tt-other": "#005faf",
    "tt-strong": "#000000",
    "tt-text": "#303030",
    "tt-muted": "#585858",
    "tt-faint": "#767676",
    "tt-rule": "#dadada",
    "tt-band": "#c6c6c6",
    "tt-lift": "#eeeeee",
    "tt-pick": "#e4e4e4",
    "tt-string": "#005f00",
    "tt-number": "#87005f",
}
ANSI = {
    "tt-you": "ansi_yellow",
    "tt-pass": "ansi_green",
    "tt-fail": "ansi_red",
    "tt-other": "ansi_cyan",
    "tt-strong": "ansi_default",
    "tt-text": "ansi_default",
    "tt-muted": "ansi_default",
    "tt-faint": "ansi_bright_black",
    "tt-rule": "ansi_bright_black",
    "tt-band": "ansi_bright_black",
    "tt-lift": "ansi_default",
    "tt-pick": "ansi_default",
    "tt-string": "ansi_green",
    "tt-number": "ansi_magenta",
}
ANSI_LIGHT = ANSI | {"tt-you": "ansi_magenta", "tt-other": "ansi_blue", "tt-number": "ansi_default"}


def _theme(name: str, tokens: dict[str, str], background: str, *, dark: bool, ansi: bool = False) -> Theme:
    # Textual's own styles ask for `ansi-*` variables that only its built-in ansi themes define.
    base = BUILTIN_THEMES[f"ansi-{'dark' if dark else 'light'}"].variables if ansi else {}
    bars = {
        "scrollbar": tokens["tt-rule"],
        "scrollbar-hover": tokens["tt-band"],
        "scrollbar-active": tokens["tt-you"],
        "scrollbar-background": background,
        "scrollbar-background-hover": background,
        "scrollbar-background-active": background,
        "scrollbar-corner-color": background,
    }
    return Theme(
        name=name,
        dark=dark,
        ansi=ansi,
        background=background,
        surface=background,
        panel=tokens["tt-lift"],
        boost=tokens["tt-lift"],
        foreground=tokens["tt-text"],
        primary=tokens["tt-you"],
        secondary=tokens["tt-other"],
        accent=tokens["tt-you"],
        warning=tokens["tt-you"],
        error=tokens["tt-fail"],
        success=tokens["tt-pass"],
        variables=base | tokens | bars,
    )


THEMES = (
    _theme("torchtutor-dark", DARK, "#121212", dark=True),
    _theme("torchtutor-light", LIGHT, "#ffffff", dark=False),
    _theme("torchtutor-ansi-dark", ANSI, "ansi_default", dark=True, ansi=True),
    _theme("torchtutor-ansi-light", ANSI_LIGHT, "ansi_default", dark=False, ansi=True),
)


def choose(wanted: str | None, color_system: str | None, *, no_color: bool) -> str:
    """The theme for a terminal: RGB where it shows 256 colours or more, the terminal's own sixteen elsewhere.

    `wanted` is a theme's name, "light" or "dark"; anything else counts as dark.
    """
    if wanted in {theme.name for theme in THEMES} and not no_color:
        return str(wanted)
    kind = "" if color_system in ("truecolor", "256") and not no_color else "ansi-"
    return f"torchtutor-{kind}{'light' if 'light' in (wanted or '') else 'dark'}"


def toggled(name: str) -> str:
    """The same kind of theme, light for dark and dark for light."""
    return name.replace("light", "dark") if "light" in name else name.replace("dark", "light")
