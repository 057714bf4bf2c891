"""Two visual languages on the same bones: colours and type of the American and of the Soviet desk."""

from __future__ import annotations

from dataclasses import dataclass, replace

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a desk. Text colours keep a contrast of at least 4.5:1 on `paper`, `card` and `inset`."""

    name: str
    paper: Colour
    """The ground of a screen."""
    card: Colour
    """Panels and documents."""
    inset: Colour
    """Fields, lists and charts within a panel."""
    band: Colour
    """The dark band at the head of a screen."""
    on_band: Colour
    """Text on the band."""
    ink: Colour
    """Text."""
    soft: Colour
    """Secondary text."""
    line: Colour
    """Rules and borders: decoration, never the only sign."""
    accent: Colour
    """The one accent; used as a ground with `on_accent` upon it."""
    on_accent: Colour
    accent_ink: Colour
    """The accent as text."""
    good: Colour
    bad: Colour
    warn: Colour
    """Text colours; each is always said with a word or a sign too."""
    own: Colour
    rival: Colour
    """Lines and areas of charts, maps and lanes."""
    focus: Colour
    """The ring around what has the keyboard."""
    night: Colour
    """The sky behind rockets."""
    on_night: Colour


@dataclass(frozen=True, slots=True)
class Theme:
    """How a desk looks: palette, faces, and how much its lines lean."""

    key: str
    palette: Palette
    display: str
    """Face of headings."""
    lean: int
    """Degrees by which bands and headings are cut: 0 for a Swiss grid, 18 for a constructivist diagonal."""
    corner: int
    """Radius of corners."""
    capitals: bool
    """Whether headings are set in capitals."""


USA = Palette(
    name="American desk",
    paper=(240, 233, 217), card=(251, 247, 237), inset=(244, 238, 224), band=(46, 67, 87), on_band=(250, 245, 232),
    ink=(32, 40, 48), soft=(88, 92, 92), line=(201, 190, 166), accent=(222, 92, 28), on_accent=(24, 18, 12),
    accent_ink=(160, 58, 8), good=(34, 98, 66), bad=(160, 36, 30), warn=(124, 82, 0),
    own=(62, 102, 140), rival=(178, 52, 44), focus=(20, 92, 170), night=(22, 34, 48), on_night=(246, 240, 226),
)  # fmt: skip

USSR = Palette(
    name="Soviet desk",
    paper=(232, 223, 202), card=(246, 239, 222), inset=(238, 229, 208), band=(24, 22, 20), on_band=(246, 236, 214),
    ink=(24, 22, 20), soft=(86, 78, 66), line=(190, 175, 144), accent=(176, 28, 24), on_accent=(255, 248, 236),
    accent_ink=(158, 22, 20), good=(40, 92, 48), bad=(146, 20, 34), warn=(118, 76, 0),
    own=(176, 28, 24), rival=(50, 86, 122), focus=(0, 84, 150), night=(26, 20, 22), on_night=(246, 236, 214),
)  # fmt: skip

NEUTRAL = replace(USA, name="Archive", band=(38, 38, 40), accent=(196, 150, 60), accent_ink=(120, 80, 0))

THEMES = {
    "modern": Theme("modern", USA, "sans-bold", 0, 3, False),
    "constructivist": Theme("constructivist", USSR, "oswald-bold", 18, 0, True),
    "plain": Theme("plain", NEUTRAL, "serif-bold", 0, 2, False),
}


def safe(palette: Palette) -> Palette:
    """The palette with pairs that colour-blind players tell apart: blue against orange, dark against light.

    After Okabe and Ito, Color Universal Design (2008).
    """
    return replace(
        palette,
        good=(0, 84, 122), bad=(150, 54, 0), warn=(96, 78, 0), own=(0, 94, 150), rival=(200, 84, 0),
    )  # fmt: skip


def high_contrast(palette: Palette) -> Palette:
    """The palette with black ink on white paper and strong lines."""
    return replace(
        palette,
        paper=(255, 255, 255), card=(255, 255, 255), inset=(246, 246, 246), band=(0, 0, 0), on_band=(255, 255, 255),
        ink=(0, 0, 0), soft=(40, 40, 40), line=(80, 80, 80), accent_ink=(128, 24, 0), focus=(0, 60, 200),
    )  # fmt: skip


def theme_for(look: str, colours: str = "plain") -> Theme:
    """The theme of a look (`modern`, `constructivist`, another gives the plain one) in `plain`, `safe` or `high-contrast` colours.

    >>> theme_for("constructivist").capitals
    True
    """
    theme = THEMES.get(look, THEMES["plain"])
    if colours == "safe":
        return replace(theme, palette=safe(theme.palette))
    if colours == "high-contrast":
        return replace(theme, palette=high_contrast(theme.palette))
    return theme


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of two colours, 1 to 21 (W3C, Web Content Accessibility Guidelines 2.2, 1.4.3).

    >>> round(contrast((0, 0, 0), (255, 255, 255)), 1)
    21.0
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    parts = [value / 255 for value in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
