"""Every word of a page goes through gettext, so that a translation needs no second set of templates."""

import re
from pathlib import Path

import pytest

import thidua

ROOT = Path(thidua.__file__).parent
# The certificate shows official wording, which is Vietnamese in every language.
OFFICIAL = {"web/templates/components/certificate.html"}
TEMPLATES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("templates/**/*.html") if path.is_file())
# What is compared with is not shown.
WRAPPED = re.compile(
    r"{% comment.*?endcomment %}|{% blocktranslate.*?endblocktranslate %}|{#.*?#}|{% translate .*?%}"
    r"|_\((\"[^\"]*\"|'[^']*')\)|== \"[^\"]*\"",
    re.DOTALL,
)
VIETNAMESE = re.compile(r"[^\W\d_\x00-\x7f]")


def bare_words(source: str) -> list[str]:
    """Lines of a template that still show Vietnamese letters outside gettext."""
    left = WRAPPED.sub("", source)
    return [line.strip() for line in left.splitlines() if VIETNAMESE.search(line)]


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name not in OFFICIAL])
def test_no_word_of_a_template_bypasses_gettext(name: str) -> None:
    assert bare_words((ROOT / name).read_text()) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Việc tuần này</p>", ["<p>Việc tuần này</p>"]),
        ('<p>{% translate "Việc tuần này" %}</p>', []),
        ("{% blocktranslate %}Còn {{ n }} việc{% endblocktranslate %}", []),
        ('{% gap x "chưa có" %}', ['{% gap x "chưa có" %}']),
        ('{% gap x _("chưa có") %}', []),
        ('<a title="Hạn">{{ x|default:_("chưa đặt") }}</a>', ['<a title="Hạn">{{ x|default: }}</a>']),
    ],
)
def test_the_check_sees_bare_words(source: str, found: list[str]) -> None:
    assert bare_words(source) == found
