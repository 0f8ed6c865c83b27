"""Run in the temporary environment of ``certificates_vs_others.py``: HTML in, PDF out, seconds on standard output."""

import json
import sys
import time
from pathlib import Path

from weasyprint import HTML


def main() -> None:
    """Draw one file; loading of the library is not counted."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    wall, cpu = time.perf_counter(), time.process_time()
    HTML(filename=str(source)).write_pdf(str(target))
    print(json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}))


if __name__ == "__main__":
    main()
