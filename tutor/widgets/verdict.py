"""What came of the check, in the order of reading: verdict, what was asked, the values, what they mean, the line, the other checks."""

from __future__ import annotations

from dataclasses import dataclass, field

from textual.content import Content

from tutor.text import EMPTY, clean, fit, inline, many, seconds, spread, styled, wrap
from tutor.widgets.block import Block
from tutor.widgets.code import excerpt
from tutor.widgets.outcome import Check, First, Outcome, Table


@dataclass(slots=True, eq=False, repr=False)
class Running:
    """How far a run is."""

    elapsed: float = 0.0
    seed: int | None = None
    checks: tuple[str, ...] = ()
    check: int = -1
    step: int = 0
    steps: int = 0
    line: str = ""
    """Its place in the line of those that wait, in words."""


@dataclass(slots=True, eq=False, repr=False)
class Told:
    """All that the verdict's pane says."""

    outcome: Outcome | None = None
    running: Running | None = None
    before: str = ""
    """The last result in short, while a new run goes on or after one without a verdict."""
    trouble: str = ""
    """Why the last run has no verdict."""
    hints: tuple[str, ...] = ()
    all_hints: int = 3
    follows: str = ""
    """On passing: what comes next."""
    facts: str = ""
    """On passing: which try it was, when it comes back."""
    where: str = ""
    """The learner's file."""
    text: str = ""
    """The learner's file, where there is room to show it before the first check."""
    way: str = ""
    """How the file is opened and judged, for who hasn't saved yet."""
    whole_file: bool = field(default=False)
    """The file is shown beside the verdict: no excerpt."""

    @property
    def state(self) -> str:
        """new, running, pass, fail, error or trouble."""
        if self.running is not None:
            return "running"
        if self.trouble:
            return "trouble"
        return self.outcome.verdict if self.outcome else "new"


class Verdict(Block):
    """The pane. `told` is replaced as a whole; then call `changed`."""

    def __init__(self, told: Told | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.told = told or Told()

    def lines(self, width: int) -> list[Content]:
        told = self.told
        if told.running is not None:
            out = self._say_running(told.running, width)
        elif told.trouble:
            out = self._say_trouble(width)
        elif told.outcome is None:
            out = self._say_new(width)
        elif told.outcome.verdict == "pass":
            out = self._say_passed(told.outcome, width)
        else:
            out = self._say_failed(told.outcome, width)
        for number, hint in enumerate(told.hints, 1):
            out += [EMPTY, styled(f"Hint {number} of {told.all_hints}", "bold $tt-muted"), *wrap(inline(hint), min(width, 72))]
        if told.outcome and told.outcome.missing and told.running is None and not told.trouble:
            words = f"Checked without a part of the sandbox: {', '.join(told.outcome.missing)}. `torchtutor doctor` says more."
            out += [EMPTY, *wrap(inline(words, "$tt-faint"), min(width, 72))]
        return out

    # States

    def _say_new(self, width: int) -> list[Content]:
        out = [styled("Not checked yet", "bold $tt-muted"), EMPTY, *wrap(self.told.way, min(width, 72))]
        if self.told.text and self.app.size.width >= 100 and not self.told.whole_file:
            out += [EMPTY, *excerpt(self.told.text, None, width, self.g, around=None)]
        return out

    def _say_trouble(self, width: int) -> list[Content]:
        mark = styled(f"{self.g.look} ", "bold $tt-you")
        out = wrap(inline(self.told.trouble), min(width, 72), mark, "  ")
        if self.told.before:
            out += [EMPTY, styled(f"before: {self.told.before}", "$tt-faint")]
        return out

    def _say_running(self, run: Running, width: int) -> list[Content]:
        facts = seconds(run.elapsed) + (f" {self.g.sep} seed {run.seed}" if run.seed is not None else "")
        state = "waiting" if run.line else "running"
        out = [spread(styled(f"{self.g.running} {state}", "bold $tt-you"), styled(facts, "$tt-muted"), width), EMPTY]
        if run.line:
            out.append(styled(run.line, "$tt-muted"))
        elif run.steps and run.step:
            out.append(self._bar(run.step / run.steps, f"step {run.step:,} of {run.steps:,}", width))
        elif run.step:
            out.append(styled(f"step {run.step:,}", "$tt-muted"))
        elif run.checks and run.check >= 0:
            out.append(self._bar(run.check / len(run.checks), f"check {run.check + 1} of {len(run.checks)}", width))
        else:
            words = f"check {run.check + 1}" if run.check >= 0 else "starting"
            out.append(styled(words, "$tt-muted"))
        if 0 <= run.check < len(run.checks):
            out += wrap(styled(clean(run.checks[run.check]), "$tt-muted"), width)
        if self.told.before:
            out += [EMPTY, styled(f"before: {self.told.before}", "$tt-faint")]
        return out

    def _bar(self, share: float, words: str, width: int) -> Content:
        length = max(8, min(30, width - len(words) - 2))
        full = round(length * min(1.0, share))
        bar = styled(self.g.full * full, "$tt-you") + styled(self.g.empty * (length - full), "$tt-rule")
        return bar + styled(f"  {words}", "$tt-muted")

    def _say_passed(self, outcome: Outcome, width: int) -> list[Content]:
        # In a low window what the checks are called comes last: all that is below them is news.
        low = self.app.size.height < 30 and len(outcome.checks) > 4
        checks = [EMPTY, *self._checks(outcome.checks, width)]
        out = [self._head(outcome, self.g.passed, "$tt-pass", width), *([] if low else checks)]
        if outcome.also:
            out += [EMPTY, *wrap(inline(outcome.also), min(width, 72))]
        if self.told.facts:
            out += [EMPTY, *wrap(inline(self.told.facts, "$tt-muted"), min(width, 72))]
        if self.told.follows:
            mark = styled(f"{self.g.next} ", "bold $tt-you")
            out += [EMPTY, *wrap(styled(clean(self.told.follows), "bold $tt-you"), width, mark, "  ")]
        return [*out, *checks] if low else out

    def _say_failed(self, outcome: Outcome, width: int) -> list[Content]:
        out = [self._head(outcome, self.g.failed, "$tt-fail", width)]
        first = outcome.first
        if first is not None:
            out += [EMPTY, *self._first(first, outcome, width)]
        for message, line in outcome.doctor:
            place = f"Line {line}: " if line else ""
            out += [EMPTY, *wrap(styled(f"Training doctor. {place}", "$tt-muted") + inline(message, "$tt-text"), min(width, 74),
                                 styled(f"{self.g.look} ", "bold $tt-you"), "  ")]
        if outcome.checks and not (first and first.check is None and outcome.passed == 0):
            out += [EMPTY, *self._checks(outcome.checks, width)]
        return out

    # Parts

    def _head(self, outcome: Outcome, sign: str, style: str, width: int) -> Content:
        heard = any(check.passed is not None for check in outcome.checks)
        words = outcome.score if heard or outcome.verdict == "pass" else "could not be checked"
        left = styled(f"{sign} {words}", f"bold {style}")
        signs = self._signs(outcome.checks)
        facts = [seconds(outcome.seconds)] if outcome.seconds is not None else []
        facts += [f"seed {outcome.seed}"] if outcome.seed is not None else []
        right = styled(f" {self.g.sep} ".join(facts), "$tt-muted")
        with_signs = left + Content("   ") + signs
        # All checks at a glance, if there is room; their names are further down.
        if outcome.verdict == "fail" and with_signs.cell_length + right.cell_length + 2 <= width:
            left = with_signs
        return spread(left, right, width)

    def _signs(self, checks: tuple[Check, ...]) -> Content:
        return Content(" ").join([styled(*self._sign(check)) for check in checks])

    def _sign(self, check: Check) -> tuple[str, str]:
        if check.passed is None:
            return self.g.new, "$tt-faint"
        return (self.g.passed, "$tt-pass") if check.passed else (self.g.failed, "$tt-fail")

    def _checks(self, checks: tuple[Check, ...], width: int) -> list[Content]:
        out: list[Content] = []
        for check in checks:
            sign, style = self._sign(check)
            colour = {True: "$tt-muted", False: "$tt-strong", None: "$tt-faint"}[check.passed]
            words = inline(check.name, colour)
            if check.passed is None:
                words += styled("  not reached" if width >= 56 else "", "$tt-faint")
            out += wrap(words, width, styled(f"{sign} ", style), "  ")
        return out

    def _first(self, first: First, outcome: Outcome, width: int) -> list[Content]:
        name = outcome.checks[first.check].name if first.check is not None and first.check < len(outcome.checks) else first.asked
        out = wrap(inline(name, "bold $tt-strong"), width)
        asked = first.asked if first.asked and first.asked != name else ""
        what = first.what or asked
        if first.table is not None:
            # What the rows are stands before them if that leaves room for all columns, else above.
            needs = sum(_cell(column) for column in _columns(first.table))
            beside = len(what) + 2 if len(what) <= 28 and len(what) + 2 + needs <= width else 0
            above = [text for text in (asked, "" if beside else what) if text and not (beside and text == what)]
            if above:
                out += wrap(inline(", ".join(dict.fromkeys(above)), "$tt-muted"), width)
            out += self._table(first.table, what if beside else "", width)
        elif first.expected or first.yours:
            if what:
                out += wrap(inline(what, "$tt-muted"), width)
            out += self._values(first, width)
        elif asked:
            out += wrap(inline(asked, "$tt-muted"), width)
        if first.means:
            mark = styled(f"{self.g.bar} ", "$tt-you")
            out += [EMPTY, *wrap(inline(first.means, "$tt-text"), min(width, 74), mark, mark)]
        if first.line and outcome.source and not self.told.whole_file:
            around = 1 if self.app.size.height < 30 else 2
            lines = excerpt(outcome.source, first.line, width, self.g, where=self.told.where, around=around)
            out += [EMPTY, *lines] if lines else []
        return out

    def _values(self, first: First, width: int) -> list[Content]:
        """Values that are no row of numbers: each on lines of its own. An error alone needs no label."""
        wrong = "bold $tt-fail"
        if not first.expected or first.asked == "runs without an error":
            return wrap(inline(first.yours, wrong), width)[:8]
        out: list[Content] = []
        for label, value, style in (("expected", first.expected, "$tt-text"), ("yours", first.yours, wrong)):
            out += wrap(styled(value, style), width, styled(label.ljust(10), "$tt-muted"), " " * 10)[:8] if value else []
        return out

    def _table(self, table: Table, what: str, width: int) -> list[Content]:
        """Expected above yours, aligned. What doesn't fit beside goes below, in a table of its own."""
        label = max(10, len(what) + 2)
        cells = list(zip(table.columns, table.expected, table.yours, table.differs, strict=True))
        out: list[Content] = []
        start = 0
        while start < len(cells):
            end, used, sizes = start, label, list[int]()
            while end < len(cells):
                size = _cell(cells[end][:3])
                if sizes and used + size > width:
                    break
                sizes.append(min(size, max(9, width - label)))
                used += size
                end += 1
            rows = [
                fit(inline(what if start == 0 else "", "$tt-muted"), label),
                fit(styled("expected", "$tt-muted"), label),
                fit(styled("yours", "$tt-muted"), label),
            ]
            for (column, expected, yours, differs), size in zip(cells[start:end], sizes, strict=True):
                rows[0] += styled(column[: size - 1].rjust(size), "$tt-muted")
                rows[1] += styled(expected[: size - 1].rjust(size), "$tt-text")
                rows[2] += styled(yours[: size - 1].rjust(size), "bold $tt-fail" if differs else "$tt-text")
            out += rows if any(table.columns) or what else rows[1:]
            start = end
            if start >= 24 and start < len(cells):  # a long table's rest says no more
                out.append(styled(f"and {many(len(cells) - start, 'more value')}", "$tt-faint"))
                break
        return out


def _columns(table: Table) -> list[tuple[str, str, str]]:
    return list(zip(table.columns, table.expected, table.yours, strict=True))


def _cell(column: tuple[str, str, str]) -> int:
    """The width of a column of a table."""
    return max(9, max(len(text) for text in column) + 2)
