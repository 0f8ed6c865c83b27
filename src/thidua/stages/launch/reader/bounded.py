"""Programs of others run on files of strangers: limited time, memory and output, and nothing left running."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

# Limits are set in the child before it becomes the program; a hook in this process would not be safe beside threads.
_LAUNCH = """
import os, sys
memory, seconds, written = map(int, sys.argv[1:4])
try:
    import resource
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    os.execvp(sys.argv[4], sys.argv[4:])
except ImportError:
    import subprocess
    sys.exit(subprocess.call(sys.argv[4:]))
"""
_MOST_WRITTEN = 400 * 1024 * 1024


def run_bounded(
    command: Sequence[str], *, seconds: int, memory: int = 0, folder: Path | None = None, data: bytes = b""
) -> bytes | None:
    """Run a program and return what it printed; None when it failed or went over a limit.

    ``seconds`` bound its processor time, twice as many the waiting; ``memory`` (bytes) its memory, 0 for no bound.
    The whole family of the process is ended at the limit: LibreOffice starts children that would go on.
    """
    launch = [sys.executable, "-I", "-S", "-c", _LAUNCH, str(memory), str(seconds), str(_MOST_WRITTEN), *command]
    pipe = subprocess.PIPE
    path = os.pathsep.join(entry for entry in sys.path if entry)
    try:
        process = subprocess.Popen(
            launch,
            stdin=pipe,
            stdout=pipe,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": path, "OMP_THREAD_LIMIT": "1"},
            start_new_session=True,
        )
    except OSError:
        return None
    try:
        printed, _errors = process.communicate(data, timeout=2 * seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _end_family(process)
    return printed if process.returncode == 0 else None


def _end_family(process: "subprocess.Popen[bytes]") -> None:
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except (ProcessLookupError, PermissionError):
        pass  # all of it has ended
    process.wait()
