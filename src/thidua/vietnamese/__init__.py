"""Vietnamese text: folding, names, order, dates, numbers, kinds of documents. Pure Python, no Django."""

from thidua.vietnamese.dates import DateError, format_date, long_date, parse_date, weekday_vi
from thidua.vietnamese.faults import system_reason
from thidua.vietnamese.folding import fold, nfc_clean, search_key, strip_marks, tone_normal
from thidua.vietnamese.kinds import (
    ABBREVIATION_OF_KIND,
    KIND_OF_ABBREVIATION,
    abbreviation_of,
    kind_of_symbol,
)
from thidua.vietnamese.names import PersonName, initials, same_name, split_name
from thidua.vietnamese.numbers import format_vnd, number_in_words, vnd_in_words
from thidua.vietnamese.sorting import roster_key, sort_key

__all__ = [
    "ABBREVIATION_OF_KIND",
    "KIND_OF_ABBREVIATION",
    "DateError",
    "PersonName",
    "abbreviation_of",
    "fold",
    "format_date",
    "format_vnd",
    "initials",
    "kind_of_symbol",
    "long_date",
    "nfc_clean",
    "number_in_words",
    "parse_date",
    "roster_key",
    "same_name",
    "search_key",
    "sort_key",
    "split_name",
    "strip_marks",
    "system_reason",
    "tone_normal",
    "vnd_in_words",
    "weekday_vi",
]
