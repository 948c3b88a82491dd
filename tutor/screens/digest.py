"""A resource in short: what it says, readable without the internet."""

from __future__ import annotations

from tutor.course import Resource, Week
from tutor.page import Part, parse
from tutor.screens.reading import Reading
from tutor.widgets.bars import Key


class DigestPage(Reading):
    """One of the week's resources."""

    CSS_PATH = "digest.tcss"
    HELP = "A resource"

    def __init__(self, week: Week, resource: Resource) -> None:
        super().__init__()
        self.week, self.resource = week, resource

    def title_bar(self) -> tuple[str, str, str]:
        return self.resource.title, self.resource.site, f"{self.resource.minutes} min {self.g.sep} week {self.week.number}"

    def parts(self) -> list[Part]:
        return [*parse(self.resource.digest), ("h", "Where it is"), ("p", self.resource.url)]

    def keys(self) -> list[Key]:
        out = [] if self.at_end else [Key("space", "further", "screen.turn(1)")]
        out.append(Key("esc", "back", "app.back"))
        if self.at_end and self.pane.max_scroll_y:
            out.append(Key("b", "back up", "screen.turn(-1)"))
        return out

    def help_keys(self) -> list[tuple[str, str]]:
        return [("space b", "a screen further, back"), ("g G", "beginning, end"), ("esc", "back")]
