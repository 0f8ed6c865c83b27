"""Names of titles and award forms, from the law's catalogue."""

from thidua.law import AWARDS


def award_label(code: str) -> str:
    """Vietnamese name of an award; the code itself when it is not in the catalogue."""
    kind = AWARDS.get(code)
    return kind.label_vi if kind else code


def award_choices() -> list[tuple[str, str]]:
    """All catalogue codes with their names, in the catalogue's order."""
    return [(code, kind.label_vi) for code, kind in AWARDS.items()]


def implemented_choices() -> list[tuple[str, str]]:
    """Catalogue codes for which a rule is written, with their names, in the catalogue's order."""
    return [(code, kind.label_vi) for code, kind in AWARDS.items() if kind.implemented]
