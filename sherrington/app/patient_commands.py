"""The commands about patient files: ``new``, ``validate``, ``schema``."""

from typing import Annotated

from cyclopts import Parameter

from sherrington.app import options as opt


def new(preset: Annotated[str, Parameter(help="Name of a preset (sherrington list presets).")], /) -> int:
    """Print a commented patient file to start from."""
    from sherrington.app.notice import NOTICE
    from sherrington.app.suggest import check_preset
    from sherrington.lesion.presets import preset_text

    check_preset(preset)
    print(preset_text(preset).rstrip("\n") + f"\n# {NOTICE}")
    return 0


def validate(
    file: Annotated[str, Parameter(help="A patient file (YAML or TOML), or a preset.")],
    /,
    *,
    json: opt.Json = False,
) -> int:
    """Check a patient file and say what it means."""
    from sherrington.app import words
    from sherrington.app.doubtful_lesions import doubtful_lesions
    from sherrington.app.output import print_json
    from sherrington.app.patient_file import read, resolve
    from sherrington.app.streams import say
    from sherrington.app.treatment_file import in_words

    patient = read(file)
    for line in doubtful_lesions(patient):
        say(f"warning: {file}: {line}")
    if json:
        print_json(resolve(patient))
        return 0
    print(f"{file}: valid")
    print(f"  {words.person(patient.person)}")
    for entry in patient.lesions:
        print(f"  {words.lesion(entry)}")
    for one in patient.diseases:
        print(f"  {words.disease(one)}")
    for given in patient.treatments:
        print(f"  {in_words(given)}")
    return 0


def schema() -> int:
    """Print the JSON Schema of the patient file."""
    from sherrington.app.output import print_json
    from sherrington.app.patient_file import schema as patient_schema

    print_json(patient_schema())
    return 0
