"""A time in which a query has to be done: after it, the process ends."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def stopped_after(seconds: float, language: str) -> Iterator[None]:
    """End the process when what is within runs longer than this, and let Ctrl-C end it at once.

    The engine can neither be cancelled nor timed; it runs without Python's lock, so a second
    thread can say what happens and leave.
    """

    def leave() -> None:
        sys.stdout.flush()
        words = (
            f"查询超过 {seconds:g} 秒，已停止；可用 --timeout 放宽。"
            if language == "zh"
            else f"The query ran longer than {seconds:g} s and was stopped; --timeout allows more."
        )
        os.write(2, f"{words}\n".encode())
        os._exit(3)

    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    timer = threading.Timer(seconds, leave)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        signal.signal(signal.SIGINT, before)
