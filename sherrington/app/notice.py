"""The line that stands on everything the program shows or writes."""

NOTICE = (
    "Sherrington is a simulator for teaching and research. It is not a medical device, has not been evaluated "
    "for any clinical purpose, and must not be used to assess, diagnose or treat a person."
)
