"""Pictures: rockets to scale, portraits that never change, maps one can point at, papers, panels and sounds."""

from __future__ import annotations

import array
import importlib.util
import itertools
import math
import wave
from pathlib import Path
from typing import get_args

import pygame
import pytest

from spacerace_game.spec.rules import Rules
from spacerace_game.spec.world import Hair, Looks
from spacerace_game.ui import sound
from spacerace_game.ui.art import maps, paper, portrait, prologue, rocket
from spacerace_game.ui.art.backdrops import worlds
from spacerace_game.ui.art.brush import Sheet, Store, noise
from spacerace_game.ui.art.craft import craft_shape
from spacerace_game.ui.art.shape import radius_at
from spacerace_game.ui.art.vehicle import propellants, shape_of
from spacerace_game.ui.theme import USA, USSR
from tests.engine_helpers import real_rules


@pytest.fixture(scope="module")
def rules() -> Rules:
    return real_rules()


def _canvas(wide: int = 400, high: int = 600) -> pygame.Surface:
    canvas = pygame.Surface((wide, high))
    canvas.fill(USA.card)
    return canvas


def _painted(canvas: pygame.Surface, ground: tuple[int, int, int]) -> pygame.Rect:
    """The box around everything that is not the ground."""
    mask = pygame.mask.from_threshold(canvas, ground, (2, 2, 2))
    mask.invert()
    boxes = mask.get_bounding_rects()
    return boxes[0].unionall(boxes[1:]) if boxes else pygame.Rect(0, 0, 0, 0)


def test_every_rocket_of_the_scenario_is_as_tall_as_its_data_say(rules: Rules) -> None:
    engines = {engine.id: engine for engine in rules.scenario.engines}
    for vehicle in rules.vehicles:
        for livery in ("usa", "ussr", "neutral"):
            made = shape_of(vehicle, engines, livery)
            stages = sum(stage.length_m for stage in vehicle.stages if not stage.parallel and stage.count == 1)
            low = min(vehicle.height_m, stages) * 0.97
            assert low <= made.height <= max(vehicle.height_m, stages) * 1.03, (vehicle.id, livery, made.height)
            assert made.half_width * 2 >= max(stage.diameter_m for stage in vehicle.stages) * 0.9, vehicle.id
            for hull in made.hulls:
                heights = [height for height, _ in hull.profile]
                assert heights == sorted(heights), (vehicle.id, hull.stage)
                assert all(radius >= 0 for _, radius in hull.profile)


def test_a_side_block_half_empty_of_propellant_is_drawn_as_a_cone(rules: Rules) -> None:
    engines = {engine.id: engine for engine in rules.scenario.engines}
    by_id = {vehicle.id: vehicle for vehicle in rules.vehicles}
    soviet = shape_of(by_id["r-7"], engines, "ussr")
    blocks = [hull for hull in soviet.hulls if hull.stage == 0]
    assert len(blocks) == 4
    assert all(block.profile[-1][1] < 0.1 * block.profile[0][1] for block in blocks)
    american = shape_of(by_id["titan-iiic"], engines, "usa")
    solids = [hull for hull in american.hulls if hull.stage == 0]
    assert len(solids) == 2
    assert all(radius_at(solid.profile, 12) == solid.profile[0][1] for solid in solids)


def test_tanks_hold_what_the_stage_burns(rules: Rules) -> None:
    engines = {engine.id: engine for engine in rules.scenario.engines}
    redstone = next(vehicle for vehicle in rules.vehicles if vehicle.id == "redstone")
    hull = next(hull for hull in shape_of(redstone, engines, "usa").hulls if hull.stage == 0)
    volume = sum(math.pi * hull.profile[0][1] ** 2 * (end - begin) for begin, end, _ in hull.tanks)
    density = propellants(engines[redstone.stages[0].engine])[0]
    assert volume * density == pytest.approx(redstone.stages[0].propellant_kg, rel=0.15)


def test_a_rocket_stands_inside_its_rectangle_and_fills_most_of_it(rules: Rules) -> None:
    engines = {engine.id: engine for engine in rules.scenario.engines}
    for vehicle in rules.vehicles[::5]:
        canvas = _canvas(240, 500)
        stood = rocket.draw_rocket(canvas, pygame.Rect(20, 20, 200, 460), vehicle, USA, engines=engines, livery="usa")
        painted = _painted(canvas, USA.card)
        assert pygame.Rect(19, 19, 202, 462).contains(painted), vehicle.id
        assert pygame.Rect(15, 15, 210, 470).contains(stood), vehicle.id
        assert painted.height > 200 or painted.width > 120, vehicle.id


def test_every_spacecraft_stands_on_the_ground_beside_a_person(rules: Rules) -> None:
    for craft in rules.spacecraft:
        made = craft_shape(craft, "usa")
        lowest = min(
            [hull.profile[0][0] for hull in made.hulls]
            + [y for fin in made.fins for _, y in fin.outline]
            + [bell.y for bell in made.bells]
        )
        assert lowest == pytest.approx(0, abs=1e-9), craft.id
        canvas = _canvas(240, 300)
        rocket.draw_spacecraft(canvas, pygame.Rect(20, 20, 200, 260), craft, USA, livery="usa")
        assert pygame.Rect(19, 19, 202, 262).contains(_painted(canvas, USA.card)), craft.id


def test_a_modders_spacecraft_is_built_from_its_data(rules: Rules) -> None:
    craft = next(one for one in rules.spacecraft if one.id == "vostok")
    light, heavy = (craft.model_copy(update={"id": "of-somebody", "mass_kg": mass}) for mass in (2_000, 16_000))
    assert craft_shape(heavy, "ussr").height == pytest.approx(2 * craft_shape(light, "ussr").height)


def test_rockets_in_line_share_one_scale(rules: Rules) -> None:
    engines = {engine.id: engine for engine in rules.scenario.engines}
    by_id = {vehicle.id: vehicle for vehicle in rules.vehicles}
    chosen = [(by_id["a-4"], "usa", "A-4"), (by_id["saturn-v"], "usa", "Saturn V")]
    canvas = _canvas(600, 500)
    small, large = rocket.draw_lineup(canvas, pygame.Rect(0, 0, 600, 500), chosen, USA, engines=engines)
    standing = [pygame.Rect(box.x, box.y, box.width, box.height - 47) for box in (small, large)]
    heights = [_painted(canvas.subsurface(box), USA.card).height for box in standing]
    assert heights[1] / heights[0] == pytest.approx(110.6 / 14, rel=0.12)


def test_a_line_too_narrow_for_its_rockets_still_shows_them(rules: Rules) -> None:
    engines = {engine.id: engine for engine in rules.scenario.engines}
    chosen = [(vehicle, "usa", vehicle.title) for vehicle in rules.vehicles[:6]]
    canvas = _canvas(300, 400)
    boxes = rocket.draw_lineup(canvas, canvas.get_rect(), chosen, USA, engines=engines)
    for box in boxes:
        standing = pygame.Rect(box.x, 0, box.width, 350).clip(canvas.get_rect())
        assert _painted(canvas.subsurface(standing), USA.card).height > 40


def test_a_portrait_is_the_same_each_time_and_differs_between_people() -> None:
    pictures = []
    for person in ("sergei-korolev", "sergei-korolev", "valentin-glushko"):
        canvas = _canvas(100, 130)
        portrait.PICTURES.clear()
        portrait.draw_portrait(canvas, pygame.Rect(2, 2, 96, 120), person, "Sergei Korolev", USSR, side="ussr")
        pictures.append(pygame.image.tobytes(canvas, "RGB"))
    assert pictures[0] == pictures[1]
    assert pictures[1] != pictures[2]


def test_every_way_to_look_is_drawn_and_unlike_the_others() -> None:
    ways = [way for part in get_args(Looks) for way in get_args(part)]
    pictures = set()
    for way in ways:
        canvas = _canvas(100, 130)
        looks = (way,) if way in get_args(Hair) else ("parted", way)
        portrait.draw_portrait(canvas, pygame.Rect(2, 2, 96, 120), "anybody", "Any Body", USA, side="usa", looks=looks)
        pictures.add(pygame.image.tobytes(canvas, "RGB"))
    assert len(pictures) == len(ways)


def test_berlin_is_where_a_finger_on_the_map_finds_it() -> None:
    view = maps.germany_view(pygame.Rect(40, 30, 500, 480))
    sites = {"berlin": (52.52, 13.4), "peenemunde": (54.17, 13.8), "kochel": (47.66, 11.37)}
    for name, (latitude, longitude) in sites.items():
        x, y = view.at(latitude, longitude)
        assert maps.nearest(sites, view, (x + 5, y - 4)) == name
        assert view.shows(latitude, longitude)
    assert maps.nearest(sites, view, (41, 31)) is None


def test_the_soviet_union_is_one_land_without_inner_borders() -> None:
    lands = maps.coastlines("world")["ussr"]
    mainland = max(lands, key=len)
    inside = [(55.75, 37.6), (41.3, 69.3), (50.4, 30.5), (59.4, 24.7), (40.2, 44.5)]
    for latitude, longitude in inside:
        assert _within(mainland, latitude, longitude), (latitude, longitude)
    assert not _within(mainland, 52.2, 21.0)
    assert not _within(mainland, 35.7, 51.4)


def _within(ring: tuple[tuple[float, float], ...], latitude: float, longitude: float) -> bool:
    inside = False
    for (y1, x1), (y2, x2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > latitude) != (y2 > latitude) and longitude < (x2 - x1) * (latitude - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def test_no_outline_jumps_across_the_date_line() -> None:
    world = maps.coastlines("world")
    for name in ("land", "ussr", "usa"):
        assert world[name]
        for ring in world[name]:
            for one, other in itertools.pairwise(ring):
                assert abs(one[1] - other[1]) < 180, name


def test_a_ground_track_stays_within_its_inclination_and_moves_west() -> None:
    track = maps.ground_track(65, start=(45.92, 63.34), orbits=2, period_min=96)
    assert max(abs(latitude) for latitude, _ in track) == pytest.approx(65, abs=0.5)
    assert track[0] == pytest.approx((45.92, 63.34), abs=0.01)
    after = track[180]
    assert after[0] == pytest.approx(45.92, abs=0.01)
    assert (63.34 - after[1]) % 360 == pytest.approx(360 * 96 / 1436, abs=0.1)


def test_a_listening_posts_circle_is_as_wide_as_it_reaches() -> None:
    for latitude, longitude in maps.circle_on_earth(41.3, 36.3, 1500):
        a = math.radians(latitude - 41.3) / 2, math.radians(longitude - 36.3) / 2
        h = math.sin(a[0]) ** 2 + math.cos(math.radians(41.3)) * math.cos(math.radians(latitude)) * math.sin(a[1]) ** 2
        assert 2 * maps.EARTH_KM * math.asin(math.sqrt(h)) == pytest.approx(1500, rel=0.01)


def test_both_maps_draw_for_both_desks() -> None:
    for palette in (USA, USSR):
        canvas = _canvas(800, 420)
        maps.draw_world(canvas, maps.world_view(canvas.get_rect()), palette, own=("usa",), rival=("ussr",))
        colours = {tuple(canvas.get_at((x, y)))[:3] for x in range(0, 800, 20) for y in range(0, 420, 20)}
        assert len(colours) > 8
        for zones in (False, True):
            canvas = _canvas(400, 420)
            maps.draw_germany(canvas, maps.germany_view(canvas.get_rect()), palette, zones=zones)
            assert _painted(canvas, USA.card).size == (400, 420)


def test_the_store_of_pictures_never_weighs_more_than_its_bound() -> None:
    store = Store(1_000_000)
    for number in range(60):
        store.get(number, lambda: pygame.Surface((200, 200), 0, 32))
        assert store.weight <= 1_000_000
    asked = []
    store.get(59, lambda: asked.append(1) or pygame.Surface((1, 1)))
    assert not asked


def test_a_sheet_has_soft_edges() -> None:
    sheet = Sheet((40, 40), ground=(255, 255, 255))
    sheet.circle((20, 20), 12, (0, 0, 0))
    made = sheet.finish()
    greys = {made.get_at((x, y))[0] for x in range(40) for y in range(40)}
    assert min(greys) < 4
    assert max(greys) > 250
    assert len(greys) > 2


def test_noise_is_spread_evenly() -> None:
    values = [noise(7, number) for number in range(4000)]
    assert 0.47 < sum(values) / len(values) < 0.53
    assert len({round(value, 4) for value in values}) > 3000


def test_every_panel_of_the_prologue_has_its_own_picture(rules: Rules) -> None:
    panels = [article.id for article in rules.scenario.articles if article.kind == "panel"]
    assert panels
    seen = set()
    for panel in panels:
        assert prologue.has_picture(panel), panel
        canvas = _canvas(320, 180)
        prologue.draw_panel(canvas, canvas.get_rect(), panel, USA)
        seen.add(pygame.image.tobytes(canvas, "RGB"))
    assert len(seen) == len(panels)


def test_a_modders_panel_gets_a_poster_that_fills_any_shape_of_room() -> None:
    for size in ((320, 180), (200, 400), (500, 120)):
        canvas = _canvas(*size)
        prologue.draw_panel(canvas, canvas.get_rect(), "of-somebody", USSR, title="Elsewhere, 1951", sides=("ussr",))
        assert _painted(canvas, USA.card).size == size


@pytest.mark.parametrize("body", ["moon", "venus", "mars"])
def test_nothing_of_a_world_lies_outside_its_disc_and_its_night_reaches_both_poles(body: str) -> None:
    radius = 80
    made = worlds.world_disc(body, radius, (200, 190, 180))
    middle = made.get_width() / 2
    for x in range(made.get_width()):
        for y in range(made.get_height()):
            if math.dist((x + 0.5, y + 0.5), (middle, middle)) > radius + 1.5:
                assert made.get_at((x, y)).a == 0, (x, y)
    pole = math.radians(110)
    for turn, dark in ((-0.3, True), (0.3, False)):
        at = [round(middle + radius * 0.93 * part(pole + turn)) for part in (math.cos, math.sin)]
        assert (sum(made.get_at(at)[:3]) < 450) == dark


def test_grain_changes_the_papers_colour_only_a_little() -> None:
    canvas = _canvas(300, 200)
    paper.draw_paper(canvas, canvas.get_rect(), USSR.paper)
    for x in range(0, 300, 7):
        for y in range(0, 200, 7):
            colour = canvas.get_at((x, y))
            assert all(abs(colour[i] - USSR.paper[i]) <= 10 for i in range(3))


def test_text_has_room_inside_every_document_and_band() -> None:
    rect = pygame.Rect(30, 30, 340, 400)
    for kind in ("typed", "telegram", "file", "newspaper"):
        inner = paper.draw_document(_canvas(), rect, USA, kind=kind)
        assert rect.contains(inner)
        assert inner.width > 0.7 * rect.width
    for lean in (0, 18):
        band = pygame.Rect(0, 0, 1280, 64)
        assert band.contains(paper.draw_band(_canvas(1280, 64), band, USSR, lean))


def test_every_stamp_is_legible_at_the_size_of_a_card() -> None:
    for name, (words, ink) in paper.STAMPS.items():
        canvas = _canvas(500, 120)
        rect = paper.draw_stamp(canvas, (250, 60), name, ink, size=24, turn=-6)
        assert words
        assert canvas.get_rect().contains(rect), name
        assert _painted(canvas, USA.card).width > 40, name


def test_the_flag_of_the_united_states_gains_its_stars_in_1959_and_1960() -> None:
    flags = []
    for year in (1945, 1958, 1959, 1960, 1975):
        canvas = _canvas(190, 100)
        paper.draw_flag(canvas, canvas.get_rect(), "usa", year)
        flags.append(pygame.image.tobytes(canvas, "RGB"))
    assert flags[0] == flags[1] != flags[2] != flags[3] == flags[4]


def test_every_sound_is_there_and_they_are_small_together() -> None:
    folder = Path(__file__).parents[1] / "assets" / "sounds"
    files = {path.stem: path.stat().st_size for path in folder.glob("*.wav")}
    assert files.keys() == sound.GROUPS.keys()
    assert sum(files.values()) < 1_500_000


def test_the_script_makes_the_very_sounds_that_are_shipped() -> None:
    folder = Path(__file__).parents[1] / "assets"
    spec = importlib.util.spec_from_file_location("make_sounds", folder / "make_sounds.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    for name in ("click", "tick", "stamp", "beep"):
        make, loudest, rate = script.SOUNDS[name]
        with wave.open(str(folder / "sounds" / f"{name}.wav")) as file:
            kept = array.array("h", file.readframes(file.getnframes()))
        samples = make()
        peak = max(abs(sample) for sample in samples)
        assert len(samples) == len(kept)
        assert all(abs(a / peak * loudest * 32_767 - b) <= 1 for a, b in zip(samples, kept, strict=True)), name
        assert rate in (script.FINE, script.COARSE)


def test_without_a_device_every_sound_is_silence_and_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise pygame.error("no such device")

    monkeypatch.setattr(pygame.mixer, "get_init", lambda: None)
    monkeypatch.setattr(pygame.mixer, "init", refuse)
    speaker = sound.Sound()
    assert not speaker.heard
    for name in (*sound.GROUPS, "nobody"):
        speaker.play(name)
    speaker.engine(900)
    speaker.set_volume("flight", 0.2)
    speaker.stop()
    speaker.close()


def test_engines_rumble_by_their_thrust_and_stop_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    speaker = sound.Sound()
    asked: list[str] = []
    monkeypatch.setattr(sound.Sound, "play", lambda self, name, loudness=1.0, *, loop=False: asked.append(name))
    for thrust in (250, 4_000, 33_000, 0):
        speaker.engine(thrust)
    assert asked == ["engine-1", "engine-2", "engine-3"]


def test_a_volume_of_nothing_plays_nothing_and_volumes_stay_in_bounds() -> None:
    speaker = sound.Sound()
    speaker.set_volume("master", 7)
    assert speaker.volume("desk") == pytest.approx(0.7)
    speaker.set_volume("master", -1)
    assert speaker.volume("flight") == 0
    with pytest.raises(KeyError):
        speaker.set_volume("orchestra", 0.5)


@pytest.mark.parametrize("size", [(829, 648), (608, 623), (1200, 640), (320, 180), (900, 320)])
def test_a_poster_is_never_cut(size: tuple[int, int]) -> None:
    from spacerace_game.ui.art.scene import HIGH, WIDE, Scene

    scene = Scene(size, (0, 0, 0))
    assert scene.left <= 0.01
    assert scene.right >= WIDE - 0.01
    assert scene.top <= 0.01
    assert scene.bottom >= HIGH - 0.01


@pytest.mark.parametrize("size", [(1280, 720), (640, 480), (1920, 1080)])
def test_the_prologue_shows_its_pictures_whole(tmp_path: Path, rules: Rules, size: tuple[int, int]) -> None:
    from spacerace_game.ui.art.scene import AROUND_HIGH, WIDE
    from spacerace_game.ui.screens.prologue import Prologue
    from tests.window_helpers import begin, entry_of, overflows, window

    app = window(tmp_path, size)
    app.open(Prologue(begin(app, rules, "usa")))
    app.guarded_paint()
    picture, words = entry_of(app, "picture-0").widget.rect, entry_of(app, "words-0").widget.rect
    assert picture.width > words.width
    assert min(picture.height, int(picture.width * AROUND_HIGH / WIDE)) / AROUND_HIGH <= picture.width / WIDE
    assert overflows(app) == []
