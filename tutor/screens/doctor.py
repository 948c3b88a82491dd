"""What this machine can do, fact by fact; each group appears when it was found."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from tutor.doctor.examine import Examination
from tutor.doctor.facts import GROUPS, Fact
from tutor.doctor.tell import COLUMN, NARROW, summary
from tutor.doctor.world import World
from tutor.glyphs import Glyphs
from tutor.screens.base import Reader
from tutor.text import EMPTY, clean, inline, styled, wrap
from tutor.widgets.bars import Key
from tutor.widgets.block import Words

_STYLES = {"ok": "$tt-pass", "note": "$tt-faint", "warn": "bold $tt-you", "bad": "$tt-fail"}


class Doctor(Reader):
    """The same facts as `torchtutor doctor` prints."""

    CSS_PATH = "doctor.tcss"
    HELP = "This machine"
    BINDINGS = [("a", "again", "look again")]

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[Fact]] = {}
        self.examination: Examination | None = None

    def gather(self) -> None:
        self._look()

    def _look(self) -> None:
        self.found = {}
        size = self.app.size
        # The app owns the terminal, so it must not be asked what pictures it shows: that is guessed here.
        world = World(self.session, size=(size.width, size.height), tty=True, keep_runner=True)
        examination = self.examination = Examination(world, told=lambda group, facts: self._told(examination, group, facts))
        examination.start()

    def _told(self, of: Examination, group: str, facts: list[Fact]) -> None:
        """In the finder's thread."""

        def show() -> None:
            if of is self.examination and self.is_mounted:
                self.found[group] = facts
                self.query_one("#text", Words).changed()
                self.refresh_bars()

        self.tutor.soon(show)

    @property
    def over(self) -> bool:
        """Whether all was looked at."""
        return len(self.found) == len(GROUPS)

    def title_bar(self) -> tuple[str, str, str]:
        return "Doctor", "what this machine can do", "" if self.over else f"{len(self.found)} of {len(GROUPS)} looked at"

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="paper", classes="pane", can_focus=False):
            yield Words(self._lines, id="text")

    def keys(self) -> list[Key]:
        out = [] if self.at_end else [Key("space", "further", "screen.turn(1)")]
        out.append(Key("esc", "back", "app.back"))
        return [*out, Key("a", "look again", "screen.again")] if self.over else out

    def help_keys(self) -> list[tuple[str, str]]:
        return [("space b", "a screen further, back"), ("a", "look again"), ("esc", "back")]

    def action_again(self) -> None:
        """Look at everything anew, once all was looked at."""
        if self.over:
            self._look()
            self.query_one("#text", Words).changed()
            self.refresh_bars()

    # Words

    def _lines(self, width: int, g: Glyphs) -> list[Content]:
        width = min(width, 100)
        out = self._sum(width, g)
        for group, title in GROUPS.items():
            out += [EMPTY, styled(title, "bold $tt-strong")]
            facts = self.found.get(group)
            if facts is None:
                out.append(styled(f"  {g.running} ", "bold $tt-you") + styled("being tried", "$tt-muted"))
            for fact in facts or []:
                out += _fact(fact, width, g)
        return out

    def _sum(self, width: int, g: Glyphs) -> list[Content]:
        if not self.over:
            return wrap(styled("Each thing is looked at and tried; what takes long comes last.", "$tt-muted"), width)
        state, sentence = summary([fact for group in GROUPS for fact in self.found[group]])
        return wrap(styled(sentence, "$tt-strong"), width, _sign("ok" if state == "note" else state, g), "  ")


def _sign(state: str, g: Glyphs) -> Content:
    signs = {"ok": g.passed, "note": g.bar, "warn": g.look, "bad": g.failed}
    return styled(f"{signs[state]} ", _STYLES[state])


def _fact(fact: Fact, width: int, g: Glyphs) -> list[Content]:
    name, sign = clean(fact.name), _sign(fact.state, g)
    mark = styled(f"{g.next} ", "$tt-you")
    if width < NARROW:
        out = wrap(styled(name, "$tt-text"), width, sign, "  ")
        out += wrap(styled(clean(fact.found), "$tt-muted"), width, "  ", "  ")
        return out + (wrap(inline(fact.do, "$tt-text"), width, Content("  ") + mark, "    ") if fact.do else [])
    indent = " " * (4 + COLUMN)
    head = Content("  ") + sign + styled(name, "$tt-text")
    if len(name) < COLUMN:
        out = wrap(styled(clean(fact.found), "$tt-muted"), width, head.pad_right(COLUMN - len(name)), indent)
    else:
        out = [head, *wrap(styled(clean(fact.found), "$tt-muted"), width, indent, indent)]
    return out + (wrap(inline(fact.do, "$tt-text"), width, Content(indent) + mark, f"{indent}  ") if fact.do else [])
