"""The window; the only place that imports PySide6."""

import os

from reviewer.ui.environment import choose_input_method, clean

# Before anything imports PySide6, so that no foreign plugin is ever loaded.
clean(os.environ)
choose_input_method(os.environ)
