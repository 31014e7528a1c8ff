"""A display that Qt could not use is recognised before Qt is loaded. The servers here are sockets with a greeting."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nnviz import display

SCREEN = struct.pack("<IIIIIHHHHHHIBBBB", 1, 2, 0, 0, 0, 640, 480, 160, 120, 1, 1, 3, 0, 0, 24, 0)
WELCOME_BODY = struct.pack("<IIIIHHBBBBBBBB4x", 0, 1 << 21, 0x1FFFFF, 0, 0, 65535, 1, 0, 0, 0, 32, 32, 8, 255) + SCREEN
WELCOME = struct.pack("<BxHHH", 1, 11, 0, len(WELCOME_BODY) // 4) + WELCOME_BODY
REASON = b"No key!!"
REFUSED = struct.pack("<BBHHH", 0, len(REASON), 11, 0, len(REASON) // 4) + REASON


@pytest.fixture
def plugins(tmp_path) -> Path:
    """A folder of platform plugins that load: any library does, for nothing in them is called."""
    libc = next(Path(line.split()[-1]) for line in Path("/proc/self/maps").read_text().splitlines() if "libc" in line)
    folder = tmp_path / "platforms"
    folder.mkdir()
    for name in ("offscreen", "wayland", "xcb"):
        (folder / f"libq{name}.so").symlink_to(libc)
    return folder


@contextmanager
def x_server(greeting: bytes) -> Iterator[str]:
    """An X server that sends its greeting to whoever calls, at the address that it yields for DISPLAY."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def serve() -> None:
            caller, _ = server.accept()
            with caller:
                caller.recv(4096)
                caller.sendall(greeting)
                caller.recv(4096)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"127.0.0.1:{port - 6000}"
        thread.join(5)


def test_without_any_display_both_variables_are_named(plugins):
    assert display.obstacle({}, "linux", plugins) == "WAYLAND_DISPLAY is not set; DISPLAY is not set"
    assert "DISPLAY is not set" in display.obstacle({"DISPLAY": ""}, "linux", plugins)


def test_other_systems_always_have_a_display(plugins):
    assert display.obstacle({}, "win32", plugins) is None
    assert display.obstacle({}, "darwin", plugins) is None


@pytest.mark.parametrize("wanted", ["offscreen", "offscreen:size=800x600", "xcb;offscreen"])
def test_platform_without_a_screen_needs_no_display(plugins, wanted):
    assert display.obstacle({"QT_QPA_PLATFORM": wanted}, "linux", plugins) is None


def test_unknown_platform_is_named(plugins):
    assert "no platform called screenless" in display.obstacle({"QT_QPA_PLATFORM": "screenless"}, "linux", plugins)


def test_x_server_that_lets_us_in_is_enough(plugins):
    with x_server(WELCOME) as name:
        assert display.obstacle({"DISPLAY": name}, "linux", plugins) is None


def test_x_server_that_refuses_us_is_an_obstacle(plugins):
    with x_server(REFUSED) as name:
        assert f"no X server lets us in at DISPLAY={name}" in display.obstacle({"DISPLAY": name}, "linux", plugins)


@pytest.mark.parametrize("name", [":6247", "nonsense", "127.0.0.1:59000"])
def test_display_where_nobody_answers_is_an_obstacle(plugins, name):
    assert f"DISPLAY={name}" in display.obstacle({"DISPLAY": name}, "linux", plugins)


def test_wayland_is_asked_at_its_socket(plugins, tmp_path):
    environ = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert "no Wayland server answers" in display.obstacle(environ, "linux", plugins)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-0"))
        server.listen()
        assert display.obstacle(environ, "linux", plugins) is None
        assert display.obstacle({"WAYLAND_DISPLAY": str(tmp_path / "wayland-0")}, "linux", plugins) is None
        assert "DISPLAY is not set" in display.obstacle({**environ, "QT_QPA_PLATFORM": "xcb"}, "linux", plugins)


def test_plugin_that_cannot_be_loaded_is_an_obstacle(plugins):
    plugin = plugins / "libqoffscreen.so"
    plugin.unlink()
    plugin.write_bytes(b"no library")
    assert "libqoffscreen.so" in display.obstacle({"QT_QPA_PLATFORM": "offscreen"}, "linux", plugins)


def test_offscreen_plugin_of_this_installation_loads():
    assert display.obstacle({"QT_QPA_PLATFORM": "offscreen"}) is None


def test_advice_names_the_reason_the_ways_round_it_and_the_packages():
    text = display.advice("DISPLAY is not set")
    for part in (
        "DISPLAY is not set",
        "nnviz train RUN.json",
        "QT_QPA_PLATFORM=offscreen",
        "libxcb-cursor0",
        "libegl1",
    ):
        assert part in text


def test_only_a_missing_system_library_counts_as_one():
    missing = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    assert display.is_missing_library(missing)
    assert not display.is_missing_library(ImportError("cannot import name 'run' from 'nnviz.app'"))
