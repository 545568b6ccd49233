"""The artwork as one SVG file: every muscle an element called by its id and side.

Run ``python -m sherrington.app.pictures.artwork`` after a change of the tables; a test fails while
``data/body.svg`` differs from what they give.
"""

from sherrington.app.pictures import palette
from sherrington.app.pictures.body_map import body_scene
from sherrington.app.pictures.scene import svg
from sherrington.app.pictures.shapes import DATA

FILE = DATA / "body.svg"
PAGE = '<rect width="100%" height="100%" fill="var(--page)"/>'
CREDIT = "Body map of Sherrington. Drawn for it from tables of coordinates; BSD-3-Clause, like the rest."


def style(dark: bool | None = None, drawing: str = "") -> str:
    """Return the colours of the palette as CSS variables.

    Parameters
    ----------
    dark : bool, optional
        Of a light or a dark page; if not given, whichever the reader prefers.
    drawing : str, optional
        Only the colours that occur in it.
    """
    if dark is None:
        media = "@media(prefers-color-scheme:dark)"
        return f":root{{{_variables(False, drawing)}}}{media}{{:root{{{_variables(True, drawing)}}}}}"
    return f":root{{{_variables(dark, drawing)}}}"


def _variables(dark: bool, drawing: str) -> str:
    """Return the CSS variables of one page, and black or white to write on the dots of reflexes."""
    known = {name: palette.colour(name, dark) for name in palette.roles()}
    known |= {f"on_{name}": palette.on(name, dark) for name in palette.roles() if name.startswith("reflexes")}
    used = {name: value for name, value in known.items() if not drawing or f"var(--{name})" in drawing}
    return ";".join(f"--{name}:{value}" for name, value in used.items())


def hatch() -> str:
    """Return the pattern of what was not examined, as an SVG definition."""
    return (
        '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="6" height="6" fill="var(--unknown)"/>'
        '<line x1="0" y1="0" x2="0" y2="6" stroke="var(--hatch)" stroke-width="1.6"/></pattern></defs>'
    )


def standalone(drawing: str, dark: bool | None = None, credit: str = "") -> str:
    """Return an SVG element with the colours it needs, for a file of its own."""
    head, mark, rest = drawing.partition("</title>")
    about = f"<desc>{credit}</desc>" if credit else ""
    css = f"<style>{style(dark, drawing + hatch() + PAGE)}text{{font-family:sans-serif}}</style>"
    return f"{head}{mark}{about}{css}{hatch()}{PAGE}{rest}\n"


def artwork() -> str:
    """Return the file: every view, nothing coloured."""
    return standalone(svg(body_scene({}, ""), "The muscles of the body"), credit=CREDIT)


if __name__ == "__main__":
    FILE.write_text(artwork(), encoding="utf-8")
