"""Pictures: body maps, the neuraxis with its lesion, signs over time; drawn by Matplotlib or as SVG."""
