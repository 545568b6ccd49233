"""The patient file as data: its fields, their bounds and their meaning."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from sherrington.app.words import written
from sherrington.circuit.patient import OLDEST, SHORTEST, TALLEST, YOUNGEST
from sherrington.foundation.errors import InputError
from sherrington.foundation.units import DIMENSIONS, YEAR, quantity

SLOWEST = 0.90  # [1] a fibre slower than a tenth of its speed counts as blocked
LONGEST_COURSE = 110 * YEAR  # [d]
MOST_LESIONS = 200
MOST_DISEASES = 20
MOST_TREATMENTS = 40
MOST_VARIANTS = 20
MOST_SEED = 2**31 - 1
DIMENSIONS_IN_WORDS = {
    "age": "time",
    "potency": "dose in units",
    "mass_ratio": "dose by body weight",
    "sessions": "frequency of sessions",
    "practice": "daily time",
}


def _within(dimension: str, low: float, high: float, allowed: str) -> BeforeValidator:
    """Return a validator that reads a quantity and holds it between two bounds."""

    def read(text: object) -> float:
        """Return the quantity as a plain number."""
        if not isinstance(text, str):
            raise no_quantity(text, dimension)
        value = quantity(text, dimension)
        if not low <= value <= high:
            raise InputError(f"{written(text)} is out of range; allowed: {allowed}")
        return value

    return BeforeValidator(read)


def no_quantity(value: object, dimension: str) -> InputError:
    """Return the error for something that is no text with a number and a unit."""
    unit = DIMENSIONS[dimension]
    hint = f"write it like '{unit.example}' (units: {unit.units})"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return InputError(f"{written(value)} has no unit; {hint}")
    kind = DIMENSIONS_IN_WORDS.get(dimension, dimension.replace("_", " "))
    return InputError(f"must be a {kind} with a unit, not {written(value)}; {hint}")


def _text(dimension: str, description: str) -> WithJsonSchema:
    """Return the JSON Schema of a quantity as people write it."""
    unit = DIMENSIONS[dimension]
    schema = {"type": "string", "description": description, "examples": [unit.example]}
    pattern = r"^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?\s*[A-Za-z%µμ].*$"
    return WithJsonSchema({**schema, "pattern": pattern})


def _share(high: float) -> BeforeValidator:
    """Return a validator for a fraction from 0 % to a bound."""
    return _within("fraction", 0.0, high, f"0 % to {100 * high:.0f} %")


Loss = Annotated[float, _share(1.0), _text("fraction", "Fraction of the fibres or cells destroyed, 0 % to 100 %")]
Block = Annotated[
    float, _share(1.0), _text("fraction", "Fraction of those left that conducts no impulse, 0 % to 100 %")
]
Slow = Annotated[
    float,
    _share(SLOWEST),
    _text("fraction", f"Fractional fall of conduction velocity in the place itself, 0 % to {100 * SLOWEST:.0f} %"),
]
Order = Annotated[
    float,
    _within("fraction", -1.0, 1.0, "-100 % to 100 %"),
    _text(
        "fraction",
        "Which motor units a loss takes first: 100 % the largest, -100 % the smallest, by chance if left out",
    ),
]
Span = Annotated[
    float,
    _within("time", 0.0, LONGEST_COURSE, "0 days to 110 years"),
    _text("time", "A time span, 0 days to 110 years"),
]
Age = Annotated[
    float,
    _within("age", YOUNGEST, OLDEST, f"{YOUNGEST:.0f} years to {OLDEST:.0f} years"),
    _text("age", f"Age of the person, {YOUNGEST:.0f} to {OLDEST:.0f} years"),
]
Height = Annotated[
    float,
    _within("length", SHORTEST, TALLEST, f"{100 * SHORTEST:.0f} cm to {100 * TALLEST:.0f} cm"),
    _text("length", f"Body height, {100 * SHORTEST:.0f} to {100 * TALLEST:.0f} cm"),
]


def _one(value: object) -> object:
    """Refuse all but 1; Python would take ``true`` and ``1.0`` for it."""
    if type(value) is not int or value != 1:
        raise InputError(f"{written(value)} is not allowed; allowed: 1")
    return value


Version = Annotated[Literal[1], BeforeValidator(_one)]
SiteName = Annotated[str, Field(min_length=1, max_length=200)]
Kind = Literal["motor", "gamma", "ia", "ib", "ii", "cutaneous", "ganglion"]


class _Entry(BaseModel):
    """Base of both models: every key is known, nothing is coerced."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class LesionEntry(_Entry):
    """One lesion: where, what it takes, how long ago."""

    site: SiteName | Annotated[list[SiteName], Field(min_length=1, max_length=500)] = Field(
        description="Site id, glob or syndrome id, or a list of them (`sherrington list sites`)"
    )
    side: Literal["left", "right", "both"] | None = Field(
        default=None, description="left, right or both; none for a site on the midline"
    )
    loss: Loss = Field(default=0.0, json_schema_extra={"default": "0 %"})
    block: Block = Field(default=0.0, json_schema_extra={"default": "0 %"})
    slow: Slow = Field(default=0.0, json_schema_extra={"default": "0 %"})
    of: Annotated[list[Kind], Field(max_length=10)] = Field(
        default=[], description="Kinds of fibre or cell it is limited to; all that run there if left out"
    )
    order: Order = Field(default=0.0, json_schema_extra={"default": "0 %"})
    age: Span = Field(description="How long ago it began")
    over: Span = Field(
        default=0.0,
        description="Time over which it built up; sudden if left out",
        json_schema_extra={"default": "0 days"},
    )
    grows: Literal["outward", "inward"] | None = Field(
        default=None,
        description="outward or inward: which parts of a laminated corticospinal tract a partial lesion takes first; "
        "outward if left out",
    )


def _named(value: object) -> object:
    """Return a variant that is written as its name alone as a mapping."""
    return {"name": value} if isinstance(value, str) else value


class VariantEntry(_Entry):
    """An anatomical variant: its name, and on which side."""

    name: Annotated[str, Field(min_length=1, max_length=80)] = Field(
        description="Which, as `sherrington list variants` calls it"
    )
    side: Literal["left", "right", "both"] = Field(default="both", description="left, right or both")


class AnatomyEntry(_Entry):
    """How the anatomy of one person differs from the tables."""

    variants: Annotated[list[Annotated[VariantEntry, BeforeValidator(_named)]], Field(max_length=MOST_VARIANTS)] = (
        Field(
            default=[],
            description="Anatomical variants, each a name (both sides) or a mapping of `name` and `side` "
            "(`sherrington list variants`)",
        )
    )
    root_weights: Annotated[int, Field(ge=0, le=MOST_SEED)] | None = Field(
        default=None,
        description="A whole number that draws this person's own root weights; the mean of everybody if left out",
    )
    conventions: Annotated[dict[str, str], Field(max_length=40)] = Field(
        default={}, description="Readings of contested facts, like `cord_lamination: classical`"
    )


class OnsetEntry(_Entry):
    """Where a disease began."""

    region: Annotated[str, Field(min_length=1, max_length=80)] | None = None
    side: Literal["left", "right", "both"] | None = None


class DiseaseEntry(_Entry):
    """A disease: its name, where it began, how long ago; further keys are settings of its program."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)

    name: Annotated[str, Field(min_length=1, max_length=80)]
    onset: OnsetEntry = OnsetEntry()
    age: Span


def _listed(value: object) -> object:
    """Return one disease as a list of one."""
    return [value] if isinstance(value, dict) else value


class TreatmentEntry(_Entry):
    """A treatment: its name, dose, target, and how long ago it began."""

    name: Annotated[str, Field(min_length=1, max_length=80)] = Field(
        description="Which, as `sherrington list treatments` calls it"
    )
    dose: Any = Field(
        default=None,
        description="How much, with the unit of the treatment; the usual dose if left out",
        json_schema_extra={"type": "string", "examples": ["60 mg/day"]},
    )
    muscles: Annotated[list[SiteName], Field(min_length=1, max_length=200)] | None = Field(
        default=None, description="Muscles it is aimed at, where it is aimed at muscles"
    )
    joints: Annotated[list[SiteName], Field(min_length=1, max_length=50)] | None = Field(
        default=None, description="Joints it is aimed at, where it is aimed at joints"
    )
    site: SiteName | Annotated[list[SiteName], Field(min_length=1, max_length=500)] | None = Field(
        default=None, description="Nerves or roots it is aimed at, where it is aimed at those"
    )
    side: Literal["left", "right", "both"] | None = Field(
        default=None, description="left, right or both; both if left out, none where it acts on the whole body"
    )
    age: Span | None = Field(
        default=None, description="How long ago it began; a usual time if left out (`sherrington list treatments`)"
    )


class PatientEntry(_Entry):
    """A patient file."""

    sherrington: Version = Field(description="Version of this format")
    id: Annotated[str, Field(min_length=1, max_length=80)] | None = Field(
        default=None, description="Name of the patient; changes nothing"
    )
    age: Age = Field(default=45.0, json_schema_extra={"default": "45 years"})
    sex: Literal["female", "male"] = Field(default="female", description="female or male")
    height: Height = Field(default=1.70, json_schema_extra={"default": "170 cm"})
    anatomy: AnatomyEntry = Field(
        default=AnatomyEntry(), description="How this person's anatomy differs from the tables"
    )
    lesions: Annotated[list[LesionEntry], Field(max_length=MOST_LESIONS)] = Field(
        default=[], description="What is injured; nobody is hurt if left out"
    )
    disease: Annotated[list[DiseaseEntry], BeforeValidator(_listed), Field(max_length=MOST_DISEASES)] = []
    treatments: Annotated[list[TreatmentEntry], Field(max_length=MOST_TREATMENTS)] = Field(
        default=[], description="What is done about it (`sherrington list treatments`)"
    )


def _readings() -> dict[str, Any]:
    """Return the JSON Schema of the readings of contested facts."""
    from sherrington.foundation.conventions import choices

    known = {name: {"enum": list(words)} for name, words in choices().items()}
    return {"properties": known, "additionalProperties": False}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the patient file."""
    from sherrington.app.disease_file import disease_schema

    schema = PatientEntry.model_json_schema(mode="validation")
    schema["properties"]["disease"] = disease_schema(schema["$defs"]["DiseaseEntry"]["properties"]["age"])
    kept = ("AnatomyEntry", "LesionEntry", "TreatmentEntry", "VariantEntry")
    schema["$defs"] = {name: part for name, part in schema["$defs"].items() if name in kept}
    schema["properties"]["anatomy"] = {**schema["properties"]["anatomy"], "default": {}}
    own = schema["$defs"]["AnatomyEntry"]["properties"]
    own["variants"]["items"] = {"anyOf": [{"type": "string"}, own["variants"]["items"]]}
    own["conventions"] |= _readings()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Sherrington patient file"}
    return head | {key: value for key, value in schema.items() if key != "title"}
