"""Reading a patient: a preset's name or a YAML or TOML file becomes a Patient, or one clear error."""

import tomllib
from dataclasses import asdict, dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sherrington._version import __version__
from sherrington.app import suggest
from sherrington.app.anatomy_file import anatomy_of, check_growth
from sherrington.app.schema import LesionEntry, PatientEntry, json_schema
from sherrington.app.validation import check_lived, place, translate
from sherrington.app.words import written
from sherrington.circuit.patient import Anatomy, Disease, JointState, Lesion, MuscleState, Patient, Person
from sherrington.circuit.treatment import split
from sherrington.foundation.candidates import candidates, did_you_mean
from sherrington.foundation.errors import InputError
from sherrington.foundation.strict_yaml import parse_yaml, refuse_non_finite
from sherrington.lesion.presets import ALIASES, preset_names, preset_text
from sherrington.lesion.sites import check_kinds, check_order, check_side

SIZE_LIMIT = 1_000_000  # [bytes] a patient takes a few hundred
SHOWN = 5  # files named in an error
SUFFIXES = (".yaml", ".yml", ".toml")


@dataclass(frozen=True)
class Case:
    """A patient as read: how the user called it, its id, and the person with the lesions."""

    name: str
    id: str
    patient: Patient


def read(case: str | Path) -> Patient:
    """Return the patient of a preset or a file; nothing has happened to the body yet.

    Parameters
    ----------
    case : str or Path
        Name of a preset (`sherrington list presets`), or a YAML or TOML file.

    Returns
    -------
    patient : Patient
        Person and lesions in plain numbers, sites resolved to node ids.

    Raises
    ------
    InputError
        If it cannot be read; one line that says where and why.
    """
    return read_case(case).patient


def read_case(case: str | Path) -> Case:
    """Return the patient of a preset or a file, with treatments behind its name if there are any."""
    from sherrington.app.treatment_file import treated

    base, added = _with_treatments(case)
    text, name, toml = _text(base)
    try:
        tree = _parse(text, toml)
        entry = _validated(tree)
        person = Person(age=entry.age, sex=entry.sex, height=entry.height, anatomy=anatomy_of(entry.anatomy))
        patient = Patient(
            person=person,
            lesions=tuple(_lesion(lesion, i, person) for i, lesion in enumerate(entry.lesions)),
            diseases=_diseases(entry, person, isinstance(tree["disease"], list)) if entry.disease else (),
        )
        patient = treated(patient, entry.treatments, added) if entry.treatments or added else patient
    except InputError as error:
        raise error.at(file=name) from None
    return Case(str(case), entry.id or "", patient)


def preset(name: str) -> Patient:
    """Return the patient of a preset, whatever files lie around."""
    if not isinstance(name, str):
        raise InputError(f"a preset is called by its name, not {written(name)}", field="name")
    suggest.check_preset(name)
    return read(name)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the patient file."""
    return json_schema()


def _text(case: str | Path) -> tuple[str, str, bool]:
    """Return the text of a case, the name it goes by in errors, and whether it is TOML."""
    if not isinstance(case, str | PathLike):
        raise InputError(f"a case is the name of a preset or a file, not {written(case)}", field="case")
    name = str(case)
    if not isinstance(case, PathLike):
        if name in preset_names() or name in ALIASES:
            return preset_text(name), name, False
        if not _is_path(name):
            _refuse_name(name)
    path = Path(case)
    return _decoded(_bytes(path, name), name), name, path.suffix.lower() == ".toml"


def _with_treatments(case: str | Path) -> tuple[str | Path, tuple[str, ...]]:
    """Return a case and the treatments that stand behind a plus; one in the name of a file is part of the name."""
    if not isinstance(case, str) or "+" not in case or _exists(case):
        return case, ()
    words = case.strip().split("+")
    file = next((name for k in range(len(words) - 1, 1, -1) if _exists(name := "+".join(words[:k]))), None)
    if file is not None:
        return file, split(f"case{case.strip().removeprefix(file)}")[1]
    base, added = split(case.strip())
    known = base in preset_names() or base in ALIASES or _is_path(base)
    return (base, added) if known else (case, ())


def _is_path(name: str) -> bool:
    """Return whether a case that is no preset is meant as a file."""
    return bool(name) and (name.lower().endswith(SUFFIXES) or "/" in name or "\\" in name or _exists(name))


def _exists(name: str) -> bool:
    """Return whether a file of that name exists; a name no file can have does not."""
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


def _refuse_name(name: str) -> None:
    """Raise the error for a case that is neither a preset nor a file."""
    known = [*preset_names(), *ALIASES]
    base = name.partition("+")[0]
    if base in known:
        raise InputError("behind a '+' stands a treatment (`sherrington list treatments`)", file=name)
    name = base or name
    if not name.strip():
        raise InputError("a case without a name; allowed: a patient file, or one of `sherrington list presets`")
    near = suggest.presets(name.removeprefix("syndrome:"))
    site = suggest.site_called(name)
    if site:
        raise InputError(
            f"{name!r} is a {suggest.kind_of(site)}, not a case{did_you_mean(near, 'the preset ')}; "
            f"{suggest.injury(site)}; `sherrington explain {site}` tells of it"
        )
    raise InputError(
        f"{name[:80]!r} is neither a preset nor a file{did_you_mean(near)}; allowed: a file ending in "
        f"{', '.join(SUFFIXES)}, or one of `sherrington list presets`{suggest.syndrome_hint(name, near)}"
    )


def _bytes(path: Path, name: str) -> bytes:
    """Return the content of a file of bearable size."""
    try:
        with path.open("rb") as stream:
            content = stream.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise InputError(f"no such file{_instead(path)}", file=name) from None
    except IsADirectoryError:
        files = sorted(_patient_files(path))
        inside = f"; in it lie {', '.join(files[:SHOWN])}" if files else ""
        raise InputError(f"is a folder; name a patient file{inside}", file=name) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", file=name) from None
    except ValueError:
        raise InputError("cannot be read: no file can have this name", file=name) from None
    if len(content) > SIZE_LIMIT:
        raise InputError(f"larger than {SIZE_LIMIT // 1000} kB; a patient file is a page", file=name)
    return content


def _instead(path: Path) -> str:
    """Return which files or presets somebody may have meant who named a missing file."""
    if not path.parent.is_dir():
        return f"; there is no folder {str(path.parent)[:80]!r}"
    beside = {name: Path(name).stem for name in _patient_files(path.parent)}
    found = candidates(path.stem, beside.values())
    files = sorted(name for name, stem in beside.items() if stem in found)
    if files:
        return did_you_mean(files)
    hint = did_you_mean(suggest.presets(path.stem), "the preset ")
    return hint or "; `sherrington list presets` names the patients that need none"


def _patient_files(folder: Path) -> list[str]:
    """Return the names of what may be patient files in a folder."""
    try:
        return [entry.name for entry in folder.iterdir() if entry.suffix.lower() in SUFFIXES][:1000]
    except (OSError, ValueError):
        return []


def _decoded(content: bytes, name: str) -> str:
    """Return the content as text."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("not a text file (UTF-8); a patient file is YAML or TOML", file=name) from None


def _parse(text: str, toml: bool) -> dict[str, Any]:
    """Return the file as a mapping."""
    tree = _parse_toml(text) if toml else parse_yaml(text)
    if tree is None or tree == {}:
        raise InputError("the file is empty; `sherrington new healthy` prints one to start from")
    if not isinstance(tree, dict):
        what = "plain text" if isinstance(tree, str) else written(tree)
        raise InputError(f"must be a mapping that begins with 'sherrington: 1', not {what}")
    return tree


def _parse_toml(text: str) -> Any:
    """Return a TOML document as a tree of finite numbers."""
    try:
        tree = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise InputError(f"not a TOML file: {error}") from None
    refuse_non_finite(tree)
    return tree


def _validated(tree: dict[str, Any]) -> PatientEntry:
    """Return the file checked field by field; the first error is the one shown."""
    try:
        return PatientEntry.model_validate(tree)
    except ValidationError as error:
        raise translate(error, tree) from None


def _lesion(entry: LesionEntry, index: int, person: Person) -> Lesion:
    """Return one lesion in plain numbers, checked against the person and the anatomy."""
    at = place("lesions", index)
    if not (entry.loss or entry.block or entry.slow) and not entry.model_fields_set & {
        "loss",
        "block",
        "slow",
    }:
        raise InputError("says nothing about what is lost; add loss, block or slow, like 'loss: 80 %'", field=at)
    if entry.over > entry.age:
        raise InputError("is longer than the lesion's age: it is still to come", field=f"{at}.over")
    check_lived(entry.age, person.age, f"{at}.age")
    sites = suggest.expand(entry.site, field=f"{at}.site")
    lesion = Lesion(
        sites=sites,
        side=check_side(sites, entry.side, field=f"{at}.side"),
        loss=entry.loss,
        block=entry.block,
        slow=entry.slow,
        age=entry.age,
        over=entry.over,
        order=check_order(sites, entry.order, entry.loss, field=f"{at}.order"),
        of=check_kinds(sites, entry.of, field=f"{at}.of"),
        grows=entry.grows or "",
    )
    check_growth(lesion, person.anatomy, at)
    return lesion


def _diseases(entry: PatientEntry, person: Person, listed: bool) -> tuple[Disease, ...]:
    """Return the diseases in plain numbers; ``listed`` says how the file writes them."""
    from sherrington.app.disease_file import disease

    places = [place("disease", i) if listed else "disease" for i in range(len(entry.disease))]
    return tuple(disease(one, person, at) for one, at in zip(entry.disease, places, strict=True))


def resolve(patient: Patient) -> dict[str, Any]:
    """Return a patient as plain numbers: what ran, for ``.resolved.json``.

    Parameters
    ----------
    patient : Patient
        As read, injured or adapted.

    Returns
    -------
    tree : dict
        Person [years, m], lesions [1, d], and every muscle and joint that is not as in health
        (a muscle that is not named is healthy).
    """
    return {
        "sherrington": 1,
        "version": __version__,
        "person": _person(patient.person),
        "lesions": [_listed(asdict(lesion)) for lesion in patient.lesions],
        **({"diseases": [_listed(asdict(one)) for one in patient.diseases]} if patient.diseases else {}),
        **({"treatments": [_listed(asdict(one)) for one in patient.treatments]} if patient.treatments else {}),
        "muscles": _changed(patient.muscles, MuscleState()),
        "joints": _changed(patient.joints, JointState()),
    }


def _person(person: Person) -> dict[str, Any]:
    """Return a person as plain numbers; the anatomy only where it differs from the tables."""
    tree, own = asdict(person), person.anatomy
    if own == Anatomy():
        del tree["anatomy"]
        return tree
    variants = [{"name": name, "side": side} for name, side in own.variants]
    return {**tree, "anatomy": {"variants": variants, "conventions": dict(own.conventions), "roots": own.roots}}


def _changed(states: Any, healthy: Any) -> list[dict[str, Any]]:
    """Return the states that differ from health, with structure and side."""
    rows = []
    for (structure, side), state in sorted(states.items()):
        if state != healthy:
            rows.append({"structure": structure, "side": side, **_listed(asdict(state))})
    return rows


def _listed(tree: Any) -> Any:
    """Return a tree with lists for tuples, as JSON has them."""
    if isinstance(tree, dict):
        return {key: _listed(value) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [_listed(value) for value in tree]
    return tree
