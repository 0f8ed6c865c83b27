"""``python -m thidua.stages.launch.reader FILE [--json]``."""

import sys

from thidua.stages.launch.reader.commands import main

sys.exit(main())
