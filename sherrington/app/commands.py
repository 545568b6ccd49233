"""The commands and their help, put together."""

from cyclopts import App

from sherrington._version import __version__
from sherrington.app.compare import compare
from sherrington.app.course import course
from sherrington.app.examine import examine
from sherrington.app.explain import explain
from sherrington.app.listing import list_
from sherrington.app.notice import NOTICE
from sherrington.app.patient_commands import new, schema, validate
from sherrington.app.report import report
from sherrington.app.verify import verify

app = App(
    name="sherrington",
    help="Injure a virtual motor system anywhere, examine it, and see upper and lower motor neuron signs emerge.\n\n"
    "Start with `sherrington examine umn`.",
    help_epilogue=NOTICE,
    help_format="markdown",
    version=f"sherrington {__version__}",
    suppress_keyboard_interrupt=False,
)
app.command(new)
app.command(validate)
app.command(examine)
app.command(compare)
app.command(course)
app.command(verify)
app.command(list_, name="list")
app.command(explain)
app.command(report)
app.command(schema)
