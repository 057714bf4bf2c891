"""Opens the window: first a painted frame with pygame alone, then everything else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

if TYPE_CHECKING:
    from spacerace_game.ui.app import App

TITLE = "Space Race 1945"


def open_window(size: tuple[int, int], full_screen: bool = False) -> pygame.Surface:
    """A window of a size, and a first frame in it at once.

    Without an accelerated renderer the plain framebuffer is by far the quickest way to the screen, so it is
    asked for unless the player chose otherwise.
    """
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    os.environ.setdefault("SDL_VIDEO_CENTERED", "1")
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_caption(TITLE)
    flags = pygame.FULLSCREEN if full_screen else pygame.RESIZABLE
    surface = pygame.display.set_mode((0, 0) if full_screen else size, flags)
    surface.fill((22, 34, 48))
    wide, high = surface.get_size()
    pygame.draw.line(surface, (222, 92, 28), (0, high * 3 // 4), (wide, high // 5), max(2, high // 200))
    pygame.display.flip()
    return surface


def start(preferences_file: Path | None = None, size: tuple[int, int] | None = None) -> App:
    """The window with its title screen, ready to be run."""
    from spacerace_game.ui.preferences import Preferences

    preferences = Preferences(preferences_file)
    wanted = size or (preferences.number("width"), preferences.number("height"))
    surface = open_window(wanted, preferences.on("full_screen") and size is None)
    from spacerace_game.store.folders import data_folder
    from spacerace_game.ui.app import App

    app = App(surface, preferences, data_folder("assets") / "fonts")
    pygame.key.set_repeat(350, 45)
    from spacerace_game.ui.screens.title import Title

    app.open(Title())
    app.guarded_paint()
    from spacerace_game.ui.sound import Sound

    app.sound = Sound(*(preferences.number(name) / 100 for name in ("sound", "sound_desk", "sound_flight")))
    if preferences.messages:
        app.tell(" ".join(preferences.messages))
    return app


def run(arguments: list[str]) -> int:
    """Opens the game and runs it until it is left; or the tour, or a script of input.

    Arguments: nothing, `--screenshot-tour FOLDER [--quick]`, or `--play-keys FILE`.
    """
    try:
        if arguments[:1] == ["--screenshot-tour"]:
            return _tour(arguments[1:])
        script = _script(arguments)
        app = start()
    except pygame.error as error:
        print(f"spacerace: no window can be opened here: {error}. `spacerace play` plays in the terminal.")
        return 1
    except (OSError, ValueError) as error:
        print(f"spacerace: {error}")
        return 2
    try:
        from spacerace_game.ui import loop

        if script is not None:
            from spacerace_game.ui.driver import Driver

            Driver(app).play(script)
            print(f"spacerace: the script was played; the screen is {app.top.name!r}.")
            return 0
        loop.run(app)
    finally:
        pygame.quit()
    return 0


def _script(arguments: list[str]) -> list[list[pygame.event.Event]] | None:
    if not arguments:
        return None
    if len(arguments) != 2:
        raise ValueError("--play-keys wants one file of keys")
    from spacerace_game.ui.keys import read_script

    return read_script(Path(arguments[1]))


def _tour(arguments: list[str]) -> int:
    folders = [one for one in arguments if not one.startswith("--")]
    if len(folders) != 1 or set(arguments) - {"--quick", *folders}:
        raise ValueError("--screenshot-tour wants one folder, and perhaps --quick")
    import tempfile

    from spacerace_game.ui.tour import tour

    before = os.environ.get("SPACERACE_HOME")
    with tempfile.TemporaryDirectory() as home:
        os.environ["SPACERACE_HOME"] = home

        def begin(size: tuple[int, int], scale: int) -> App:
            app = start(Path(home) / "settings.json", size)
            app.preferences.values |= {"scale": scale, "scale_follows": False}
            app.change()
            return app

        try:
            found = tour(Path(folders[0]), begin, "--quick" in arguments)
        finally:
            del os.environ["SPACERACE_HOME"]
            if before is not None:
                os.environ["SPACERACE_HOME"] = before
    print(f"spacerace: {len(found)} pictures in {folders[0]}.")
    return 0
