"""A long work as it looks in the shell: sentences for what is done, a bar while one waits."""

from __future__ import annotations

import sys

from dgov_kg.disk.telling import Telling

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO

    from rich.progress import Progress, TaskID

    from dgov_kg.language import Bilingual


class Shell(Telling):
    """Whoever sits at the shell.  A bar goes to standard error, where that is a terminal."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def begin(self, what: Bilingual, size: int = 0) -> None:
        """Show a bar for what begins."""
        if not sys.stderr.isatty():
            return
        bar = self._bar or self._shown()
        if self._task is not None:
            bar.remove_task(self._task)
        self._task = bar.add_task(str(what.in_language(self._language)), total=size or None)

    def advance(self, amount: int) -> None:
        """Move the bar on."""
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task, amount)

    def watched(self, path: str) -> IO[bytes] | None:
        """Return a file that moves the bar as it is read."""
        if self._bar is None or self._task is None:
            return None
        return self._bar.open(path, "rb", task_id=self._task)

    def done(self, what: Bilingual) -> None:
        """Say on standard output what is done and will stay."""
        self.end()
        print(what.in_language(self._language), flush=True)

    def warn(self, what: Bilingual) -> None:
        """Say on standard error what a person should know."""
        self.end()
        print(what.in_language(self._language), file=sys.stderr, flush=True)

    def end(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
        self._bar = self._task = None

    def _shown(self) -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._bar.start()
        return self._bar
