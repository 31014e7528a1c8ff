"""Whether a window can be opened here, found out without Qt: with a bad display QApplication aborts the process.

Only Linux is looked at; elsewhere there is always a window system.
"""

from __future__ import annotations

import ctypes
import importlib.util
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

DEBIAN_PACKAGES = (
    "libegl1 libgl1 libfontconfig1 libxkbcommon0 libdbus-1-3 libglib2.0-0 libgssapi-krb5-2 libbrotli1",
    "libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0",
    "libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libx11-xcb1",
)


def obstacle(environ: Mapping[str, str], system: str = sys.platform, plugins: Path | None = None) -> str | None:
    """Why Qt could not open a window with this environment, or None if it can.

    Qt tries the platforms of QT_QPA_PLATFORM in turn, or else Wayland and X; one that works is enough.
    `plugins` is the folder of Qt's platform plugins (None: PySide6's).
    """
    if system != "linux":
        return None
    plugins = plugins or _platform_plugins()
    named = [entry.partition(":")[0] for entry in environ.get("QT_QPA_PLATFORM", "").split(";")]
    reasons = []
    for name in [name for name in named if name] or ["wayland", "xcb"]:
        check = {"wayland": _wayland_obstacle, "xcb": _x_obstacle}.get(name.partition("-")[0])
        reason = (check(environ) if check else None) or _plugin_obstacle(name, plugins)
        if reason is None:
            return None
        reasons.append(reason)
    return "; ".join(reasons)


def advice(why: str) -> str:
    """The message for a machine without a usable display: `why`, how to go on without a window, what Debian needs."""
    packages = " \\\n      ".join(DEBIAN_PACKAGES)
    return (
        f"nnviz: the window cannot be opened: {why}.\n"
        "  Train without a window:      nnviz train RUN.json --steps 1000\n"
        "  Run without a screen:        QT_QPA_PLATFORM=offscreen nnviz --selftest\n"
        "  Over ssh, show it at home:   ssh -X HOST, then nnviz\n"
        f"  On Debian the window needs:  apt-get install \\\n      {packages}"
    )


def is_missing_library(error: ImportError) -> bool:
    """Whether an import failed because a system library is missing, and not because of a mistake in the program."""
    return "cannot open shared object file" in str(error)


def _x_obstacle(environ: Mapping[str, str]) -> str | None:
    name = environ.get("DISPLAY", "")
    if not name:
        return "DISPLAY is not set"
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        return f"a system library is missing ({error})"
    # The call that Qt itself makes, with the same search for sockets and the same key from .Xauthority.
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(name.encode(), None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return f"no X server lets us in at DISPLAY={name}" if failed else None


def _wayland_obstacle(environ: Mapping[str, str]) -> str | None:
    name = environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return "WAYLAND_DISPLAY is not set"
    path = Path(environ.get("XDG_RUNTIME_DIR", ""), name)  # an absolute name stands for itself
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(path))
    except OSError as error:
        return f"no Wayland server answers at {path} ({error.strerror or error})"
    return None


def _plugin_obstacle(name: str, plugins: Path | None) -> str | None:
    """Load the platform plugin as Qt will: the loader names the library that is missing."""
    if plugins is None:
        return None
    plugin = plugins / f"libq{name.partition('-')[0]}.so"
    if not plugin.is_file():
        return f"Qt has no platform called {name} (QT_QPA_PLATFORM)"
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return f"a system library is missing ({error})"
    return None


def _platform_plugins() -> Path | None:
    package = importlib.util.find_spec("PySide6")
    for folder in (package and package.submodule_search_locations) or ():
        plugins = Path(folder, "Qt", "plugins", "platforms")
        if plugins.is_dir():
            return plugins
    return None
