"""What of the environment must not reach Qt."""

from collections.abc import MutableMapping

_FOREIGN = (
    "QT_PLUGIN_PATH",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
    "QT_STYLE_OVERRIDE",
    "QML_IMPORT_PATH",
    "QML2_IMPORT_PATH",
)


def clean(environment: MutableMapping[str, str]) -> None:
    """Take out the variables that would load plugins of another Qt."""
    for name in _FOREIGN:
        environment.pop(name, None)
