"""The command line. Only argparse is imported here: each verb brings what it needs when it is called.

Exit codes: 0 pass or done · 1 checks fail · 2 wrong usage · 3 what was asked could not be done (with the reason).
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from tutor import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.verbs.out import Out

DONE, FAILED, USAGE, IMPOSSIBLE, INTERRUPTED = 0, 1, 2, 3, 130


def _formatter(prog: str) -> argparse.HelpFormatter:
    """argparse asks shutil for the width at each argument; importing that takes `torchtutor weeks` longer than its week files do."""
    try:
        width = int(os.environ.get("COLUMNS", 0)) or os.get_terminal_size(1).columns
    except (OSError, ValueError):
        width = 80
    return argparse.HelpFormatter(prog, width=max(width - 2, 20))


class _Parser(argparse.ArgumentParser):
    """Wrong usage is one sentence and the way to help; under --json it is a document, too."""

    as_json = False
    of_run = False

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **{"formatter_class": _formatter} | options)

    def error(self, message: str) -> NoReturn:
        if "argument VERB: invalid choice: " in message:
            from tutor.errors import nearest

            word = message.split("'")[1]
            message = f"There is no verb {word}.{nearest(word, list(VERBS))}".rstrip(".")
        sentence = message[:1].upper() + message[1:]
        sentence += "" if sentence.endswith("?") else "."
        if sentence.startswith("Unrecognized arguments") and _Parser.of_run:
            sentence += " What is for the script follows `--`."
        if _Parser.as_json:
            import json

            print(json.dumps({"error": sentence}))
        self.exit(USAGE, f"{sentence} `{self.prog} --help` shows what there is.\n")


def parser(only: str | None = None) -> argparse.ArgumentParser:
    """The whole stable surface; or just one verb of it, which takes half the time (a prompt waits for `weeks`)."""
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--home", metavar="FOLDER", help="where your work lives (else TORCHTUTOR_HOME, else ~/torchtutor)")
    common.add_argument("--json", action="store_true", help="one JSON document on stdout")
    common.add_argument("--ascii", action="store_true", help="signs from ASCII only")
    top = _Parser(
        prog="torchtutor",
        description="Learn PyTorch by hand, in a terminal. Without a verb: the app, where you left off.",
        parents=[common],
    )
    top.add_argument("--version", action="version", version=f"torchtutor {__version__}")
    verbs = top.add_subparsers(title="verbs", metavar="VERB", dest="verb", parser_class=_Parser, prog="torchtutor")
    for name, (place, help, add) in VERBS.items():
        if only in (None, name):
            made = verbs.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".", parents=[common])
            made.set_defaults(place=place)
            add(made, common)
    return top


def _plain(made: argparse.ArgumentParser, common: _Parser) -> None:
    """A verb without arguments of its own."""


def _exercise(made: argparse.ArgumentParser, common: _Parser) -> None:
    made.add_argument("exercise", metavar="EX", help="an exercise, such as w3-zero-grad")


def _list(made: argparse.ArgumentParser, common: _Parser) -> None:
    made.add_argument("--week", type=int, metavar="N", help="of one week")


def _edit(made: argparse.ArgumentParser, common: _Parser) -> None:
    _exercise(made, common)
    made.add_argument("--line", type=int, metavar="N", help="at a line, where the editor can")


def _check(made: argparse.ArgumentParser, common: _Parser) -> None:
    made.add_argument("exercise", metavar="EX", nargs="?", help="an exercise, such as w3-zero-grad")
    made.add_argument("--week", type=int, metavar="N", help="all of a week that is begun")
    made.add_argument("--all", action="store_true", help="all that is begun")
    made.add_argument("--file", metavar="PATH", help="a file that is elsewhere; workspace and progress are left alone")
    made.add_argument("--seed", type=int, metavar="N", help="repeat a verdict with its seed")
    made.add_argument("--device", choices=("cpu", "cuda", "auto"), help="where it runs")


def _diff(made: argparse.ArgumentParser, common: _Parser) -> None:
    _exercise(made, common)
    made.add_argument("--solution", action="store_true", help="what the solution does otherwise (which is looking at it)")


def _undo(made: argparse.ArgumentParser, common: _Parser) -> None:
    _exercise(made, common)
    made.add_argument("--redo", action="store_true", help="take an undo back")


def _progress(made: argparse.ArgumentParser, common: _Parser) -> None:
    made.add_argument("what", nargs="?", choices=("merge",), metavar="merge", help="take over the events of another copy")
    made.add_argument("file", nargs="?", metavar="FILE", help="its progress.jsonl, or its folder")


def _script(made: argparse.ArgumentParser, common: _Parser) -> None:
    made.usage = "torchtutor run [OPTIONS] PATH [-- ARGS]"
    made.add_argument("path", metavar="PATH", help="a Python script; what follows `--` is for it")
    made.add_argument("--device", choices=("cpu", "cuda", "auto"), help="where it runs; cpu hides the GPU from it")
    made.add_argument("--net", action="store_true", help="with the network, which a run has not")
    made.add_argument("--no-sandbox", action="store_true", help="with all that you may do yourself")
    made.add_argument("--doctor", choices=("off", "on", "strict"), default="on",
                      help="looks for classic mistakes of training loops (on); strict: exits with 1 where it finds an error")
    made.set_defaults(args=[])


def _run(made: argparse.ArgumentParser, common: _Parser) -> None:
    made.add_argument("run", metavar="RUN", help="its name, or the beginning or end of it")


def _attach(made: argparse.ArgumentParser, common: _Parser) -> None:
    made.add_argument("run", metavar="RUN", nargs="?", help="its name, or the beginning or end of it (else the newest that goes on)")


def _data(made: argparse.ArgumentParser, common: _Parser) -> None:
    made.usage = "torchtutor data [OPTIONS] [get NAME]"
    made.add_argument("what", nargs="?", choices=("get",), metavar="get", help="fetch the whole of a set, from the network")
    made.add_argument("name", nargs="?", metavar="NAME", help="the set, such as mnist")


def _view(made: argparse.ArgumentParser, common: _Parser) -> None:
    made.add_argument("folder", metavar="DIR", help="each folder in it with event files (*tfevents*) is a run; so is a run folder of ours")
    made.epilog = "With --json, or where there is no terminal: a table of each tag's points, steps, last, least and greatest value."


def _doctor(made: argparse.ArgumentParser, common: _Parser) -> None:
    made.epilog = "Exit code: 0, or 1 when something is found that keeps exercises from working."


def _runner(made: argparse.ArgumentParser, common: _Parser) -> None:
    made.add_argument("what", choices=("status", "stop"))


def _lessons(made: argparse.ArgumentParser, common: _Parser) -> None:
    inner = made.add_subparsers(metavar="new|verify", dest="what", required=True, parser_class=_Parser)

    def verb(name: str, help: str) -> argparse.ArgumentParser:
        return inner.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".", parents=[common])

    new = verb("new", "begin an exercise: its folder, a skeleton, its entry in lesson.toml")
    new.add_argument("exercise", metavar="EX", help="the id it shall have, such as w3-my-idea")
    new.add_argument("--title", default="", metavar="TEXT", help="what it is called")
    new.add_argument("--kind", default="write", metavar="KIND", help="write (if you don't say), fix, predict, train or tool")
    new.add_argument("--covers", default=[], nargs="+", metavar="ID", help="what it teaches, from lessons/roadmap.toml: w3.t1 …")
    new.add_argument("--after", default="", metavar="EX", help="the exercise it comes after (else the week's last)")
    new.add_argument("--folder", metavar="FOLDER", help="lessons that are elsewhere")
    new.set_defaults(place="author:new")
    verify = verb("verify", "say what is missing, first things first, and whether the rest is true")
    verify.add_argument("exercises", metavar="EX", nargs="*", help="only these")
    verify.add_argument("--seeds", type=int, default=0, metavar="N", help="how many seeds (3)")
    verify.add_argument("--thorough", action="store_true", help="all seeds and every mutant")
    verify.add_argument("--static", action="store_true", help="only the files; nothing is run")
    verify.add_argument("--store", metavar="FILE", help="remember by content what was shown")
    verify.add_argument("--folder", metavar="FOLDER", help="lessons that are elsewhere")


VERBS = {
    "weeks": ("look:weeks", "the nine weeks and how far each is done", _plain),
    "list": ("look:list_exercises", "the exercises", _list),
    "show": ("look:show", "the page of an exercise, as text", _exercise),
    "edit": ("work:edit", "your file, in your editor", _edit),
    "check": ("work:check", "a verdict on your file", _check),
    "hint": ("work:hint", "the next of three hints", _exercise),
    "solution": ("work:solution", "a solution; looking is noted, and the exercise comes back first", _exercise),
    "diff": ("work:diff", "what you changed since the starter", _diff),
    "reset": ("work:reset", "the starter again; your version is kept", _exercise),
    "undo": ("work:undo", "the version before, again and again", _undo),
    "retry": ("work:retry", "a new try, with new numbers where there are some", _exercise),
    "progress": ("look:progress", "what is done and what comes back", _progress),
    "milestones": ("look:milestones", "what each week leads to", _plain),
    "run": ("runs:run", "a script of your own, with its losses; it goes on when you leave", _script),
    "runs": ("runs:runs", "the runs that are kept", _plain),
    "attach": ("runs:attach", "follow a run, from its start", _attach),
    "stop": ("runs:stop", "end a run", _run),
    "data": ("data:data", "what data there is, where it is from, its licence; `data get NAME` fetches more", _data),
    "view": ("view:view", "a folder of TensorBoard's event files, or of runs: its curves, live", _view),
    "doctor": ("machine:doctor", "what this machine can do, and what to do about what it can't", _doctor),
    "runner": ("runs:runner", "the background process that makes runs", _runner),
    "lessons": ("author:verify", "for authors: begin an exercise, verify the lessons", _lessons),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; returns the exit code. Whatever happens, the learner sees sentences."""
    given = sys.argv[1:] if argv is None else list(argv)
    given, rest = _for_the_script(given)
    _Parser.as_json, _Parser.of_run = "--json" in given, "run" in given
    try:
        args = parser(given[0] if given and given[0] in VERBS else None).parse_args(given)
        if rest:
            args.args = rest
        return _call(args)
    except SystemExit as ended:  # argparse: --help, --version, wrong usage
        return ended.code if isinstance(ended.code, int) else USAGE
    except (Exception, KeyboardInterrupt) as error:
        return told(error, "--json" in given, getattr(locals().get("args"), "home", None))


def _for_the_script(given: list[str]) -> tuple[list[str], list[str]]:
    """What is ours, and what follows `--` after `run`."""
    if "run" not in given or "--" not in given or given.index("--") < given.index("run"):
        return given, []
    cut = given.index("--")
    return given[:cut], given[cut + 1 :]


def told(error: BaseException, as_json: bool = False, home: str | None = None) -> int:
    """The exit code for what went wrong, after the learner was told."""
    if isinstance(error, KeyboardInterrupt):
        print(file=sys.stderr)
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        # Whoever read our output has gone, as `head` does. Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return DONE
    return _tell(error, as_json, home)


def _call(args: argparse.Namespace) -> int:
    place = getattr(args, "place", None)
    if place is None:
        return _app(args)
    from importlib import import_module

    module, _, name = place.partition(":")
    out = _out(args)
    code: int = getattr(import_module(f"tutor.verbs.{module}"), name)(args, out)
    sys.stdout.flush()
    return code


def _out(args: argparse.Namespace) -> Out:
    from tutor.verbs.out import Out

    args.json = getattr(args, "json", False)
    return Out(json=args.json, ascii=getattr(args, "ascii", False))


def _app(args: argparse.Namespace) -> int:
    from tutor.errors import UsageError

    if getattr(args, "json", False):
        raise UsageError("The app has no --json: name a verb. `torchtutor --help` shows them.")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("The app needs a terminal. Without one, name a verb: `torchtutor --help` shows them.")
    from tutor.app import run

    return run(home=getattr(args, "home", None), ascii=getattr(args, "ascii", None))


def _tell(error: BaseException, as_json: bool, home: str | None) -> int:
    """One sentence for whatever went wrong; what nobody expected is written to a log."""
    from tutor.errors import TutorError, UsageError

    if isinstance(error, TutorError):
        sentence, code = str(error), USAGE if isinstance(error, UsageError) else IMPOSSIBLE
    else:
        sentence, code = _logged(error, home), IMPOSSIBLE
    if as_json:
        import json

        print(json.dumps({"error": sentence}))
    _err(sentence)
    return code


def _logged(error: BaseException, home: str | None) -> str:
    import time
    import traceback

    what = f"{type(error).__name__}: {error}".rstrip(": ").replace("\n", " ")
    try:
        from tutor.paths import Paths, tidy

        paths = Paths.find(home)
        file = paths.make(paths.logs) / f"error-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
        head = f"torchtutor {__version__}, Python {sys.version}\n{' '.join(sys.argv)}\n\n"
        file.write_text(head + "".join(traceback.format_exception(error)), encoding="utf-8", errors="replace")
        where = f"It is written down in {tidy(file)}."
    except Exception:
        where = "It could not be written down."
    return f"Something in Torchtutor itself went wrong ({what}). {where}"


def _err(sentence: str) -> None:
    encoding = sys.stderr.encoding or "ascii"
    shown = sentence.encode(encoding, "replace").decode(encoding)
    print(shown, file=sys.stderr)
