"""Pictures: body maps, the neuraxis with its lesion, signs over time; drawn by Matplotlib or as SVG.

>>> from sherrington.app.pictures import body_map, neuraxis, timeline
"""

from sherrington.app.pictures.body_map import body_map
from sherrington.app.pictures.neuraxis import neuraxis
from sherrington.app.pictures.timeline import timeline

__all__ = ["body_map", "neuraxis", "timeline"]
