"""An author's file as a program: as a learner runs it with `python FILE`, in a folder as a learner has it."""
from __future__ import annotations

import io
import os
import sys
import tempfile
from pathlib import Path


def run(sources: dict[str, str], main: str, data: Path) -> str:
    """'' or how the program ended.  Forked, so that importing torch is not paid again."""
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryFile() as said:
        folder = Path(home) / "week"                # as a learner has it
        folder.mkdir()
        (Path(home) / "data").symlink_to(data)
        for name, text in sources.items():
            (folder / name).write_text(text, "utf-8")
        pid = os.fork()
        if not pid:
            code = 1
            try:
                os.chdir(folder)
                sys.argv = [main]
                os.dup2(os.open(os.devnull, os.O_RDWR), 0)
                os.dup2(said.fileno(), 1), os.dup2(said.fileno(), 2)
                sys.stdout = sys.stderr = io.TextIOWrapper(os.fdopen(1, "wb", 0, closefd=False), write_through=True)
                sys.path.insert(0, str(folder))
                import runpy
                runpy.run_path(str(folder / main), run_name="__main__")
                code = 0
            except SystemExit as e:
                code = e.code if isinstance(e.code, int) else int(e.code is not None)
            except BaseException as e:
                print(repr(e))
            finally:
                os._exit(code)
        _, status = os.waitpid(pid, 0)
        if status == 0:
            return ""
        said.seek(0)
        return f"status {os.waitstatus_to_exitcode(status)}: {said.read()[-200:].decode('utf-8', 'replace').strip()}"
