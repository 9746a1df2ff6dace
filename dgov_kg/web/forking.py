"""The process from which workers split off, each with all laid out and nothing to be read again.

It is told through a socket to split, and given with it the socket through which the worker is to
be asked.  It answers no request itself, and ends with the server; then its workers end as well.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import threading

from dgov_kg.web.process import READY
from dgov_kg.web.work import telling
from dgov_kg.web.worker import Worker, end_with

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.web.settings import Settings

#: Bytes of stack for a query: so deep are those that were tried on the first thread of a process.
_STACK = 8 << 20


def main(place: str, settings: Settings) -> None:
    """Lay out the graph at a place, and split off workers until the socket is closed."""
    control = socket.socket(fileno=os.dup(0))
    silence = os.open(os.devnull, os.O_RDWR)
    os.dup2(silence, 0)
    os.close(silence)
    worker = Worker.prepared(place, settings)
    gc.collect()
    gc.freeze()  # So that no worker writes to what all of them read.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # The system forgets them as they end.
    control.sendall(READY)
    while pipe := socket.recv_fds(control, 1, 1)[1]:
        try:
            pid = os.fork()
        except OSError:  # There is no room for one more.
            pid = -1
        if pid == 0:
            control.close()
            _work(worker, pipe[0])
        os.close(pipe[0])
        control.sendall(b"%d\n" % max(pid, 0))


def _work(worker: Worker, pipe: int) -> None:
    """Be a worker until the pipe is closed or the server is gone.

    The engine keeps its random numbers by thread: in the thread that was split they would be the
    same in each worker, and so would be what UUID() gives.
    """
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    with socket.socket(fileno=pipe) as opened:
        streams = opened.makefile("rb"), opened.makefile("wb")
        threading.stack_size(_STACK)
        working = threading.Thread(target=worker.work, args=streams, daemon=True)
        working.start()
        working.join()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], telling(sys.argv[2]))
