"""Body maps and neuraxis as files: PNG to look at, SVG whose elements are muscles."""

from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from sherrington.app.notice import NOTICE
from sherrington.app.output import save_png
from sherrington.app.pictures.artwork import standalone
from sherrington.app.pictures.body_map import TITLES, body_scene
from sherrington.app.pictures.body_values import WHAT, body_values, twitching
from sherrington.app.pictures.cases import innervation_of, lesions_of
from sherrington.app.pictures.neuraxis import neuraxis_scene
from sherrington.app.pictures.scene import Scene, Words, draw, new_axes, svg

if TYPE_CHECKING:
    from sherrington.app.pipeline import Examined

INCHES = {"body": 110.0, "neuraxis": 90.0}  # page units that make an inch
LINE = 14.0  # [page units] of the notice


def write_pictures(folder: Path, examined: "Examined", dark: bool = False) -> list[Path]:
    """Write the body maps that the findings allow, and the neuraxis.

    Parameters
    ----------
    folder : Path
        Existing folder for the files.
    examined : Examined
        Who was examined, and what was found.
    dark : bool
        Colours for a dark page.

    Returns
    -------
    files : list of Path
        ``body_power.png``, ``body_power.svg`` and so on, ``neuraxis.png``, ``neuraxis.svg``.
    """
    files = []
    for what in WHAT:
        values = body_values(examined.examination.findings, what)
        twitches = twitching(examined.examination.findings) if what == "bulk" else ()
        if values:
            scene = body_scene(values, what, (), twitches)
            files += _write(folder / f"body_{what}", scene, TITLES[what], INCHES["body"], dark)
    scene = neuraxis_scene(lesions_of(examined.patient), innervation_of(examined.patient))
    return files + _write(folder / "neuraxis", scene, "From cortex to muscle", INCHES["neuraxis"], dark)


def _write(stem: Path, scene: Scene, title: str, inches: float, dark: bool) -> list[Path]:
    """Write one drawing as PNG and as SVG, the notice below it."""
    lines = wrap(NOTICE, round(scene.width / 5.5))
    scene = Scene(scene.width, scene.height + LINE * (len(lines) + 1), list(scene.items))
    for i, line in enumerate(lines):
        scene.add(Words((20.0, scene.height - LINE * (len(lines) - i) + 2.0), line, 9.5, "muted"))
    png, picture = stem.with_suffix(".png"), stem.with_suffix(".svg")
    axes = draw(scene, new_axes(scene, scene.width / inches), dark)
    figure = axes.get_figure(root=True)
    assert figure is not None
    save_png(figure, png)
    picture.write_text(standalone(svg(scene, title), dark, NOTICE), encoding="utf-8")
    return [png, picture]
