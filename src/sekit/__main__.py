"""``python -m sekit`` is the command ``sekit``."""

import sys

from sekit.cli import main

sys.exit(main())
