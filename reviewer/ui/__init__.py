"""The window; the only place that imports PySide6."""

import os

from reviewer.ui.environment import clean

# Before anything imports PySide6, so that no foreign plugin is ever loaded.
clean(os.environ)
