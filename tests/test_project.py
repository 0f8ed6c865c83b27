"""Truths about the project as a whole that no single package can see."""

import re
from configparser import ConfigParser
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from thidua.lifecycle import STAGES

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TEMPLATES = sorted((ROOT / "src").rglob("*.html"))
ORDER = [stage.key for stage in STAGES]


def contracts() -> ConfigParser:
    parser = ConfigParser()
    parser.read(ROOT / ".importlinter")
    return parser


def test_contract_lists_the_stages_in_the_order_of_the_lifecycle() -> None:
    layers = contracts()["importlinter:contract:spine"]["layers"].split()
    listed = [name.rpartition(".")[2] for name in layers if name.startswith("thidua.stages.")]
    assert listed == ORDER[::-1]


def test_every_stage_is_held_to_the_order_inside_it() -> None:
    containers = contracts()["importlinter:contract:slices"]["containers"].split()
    assert containers == [f"thidua.stages.{key}" for key in ORDER]


def test_no_contract_has_an_exception() -> None:
    assert "ignore_imports" not in (ROOT / ".importlinter").read_text()


def stage_of(model: type[models.Model]) -> str | None:
    return model._meta.app_label if model.__module__.startswith("thidua.stages.") else None


def test_foreign_keys_point_to_earlier_stages_and_leave_no_accessor() -> None:
    wrong = []
    for model in apps.get_models():
        own = stage_of(model)
        for field in model._meta.get_fields():
            remote = getattr(field, "remote_field", None)
            if own is None or not field.concrete or remote is None or isinstance(remote.model, str):
                continue
            other = stage_of(remote.model)
            if other and other != own and (ORDER.index(other) >= ORDER.index(own) or not remote.hidden):
                wrong.append(f"{model.__name__}.{field.name}")
            if other is None and remote.model.__module__.startswith("thidua.") and not remote.hidden:
                wrong.append(f"{model.__name__}.{field.name}")
    assert wrong == []


def test_migrations_are_complete(db: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, interactive=False, verbosity=0)


def test_settings_page_names_every_variable() -> None:
    read = set()
    for path in SOURCES:
        if path.name != "settings_test.py":
            read |= set(re.findall(r'(?:env\.\w+\(|environ\.get\(|environ\[)\s*"(THIDUA_\w+)"', path.read_text()))
    documented = set(re.findall(r"^\| `(THIDUA_\w+)`", (ROOT / "docs/settings.md").read_text(), re.MULTILINE))
    assert read == documented


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(ROOT / "src")))
def test_template_has_no_inline_script_style_or_unescaped_text(path: Path) -> None:
    text = path.read_text()
    found = re.findall(
        r"\sstyle=|\son\w+=\"|<style|<script(?![^>]*\bsrc=)|\|safe\b|autoescape off|https?://(?!www\.w3\.org)", text
    )
    assert found == []


def test_every_template_is_used() -> None:
    corpus = "\n".join(path.read_text() for path in [*SOURCES, *TEMPLATES])
    orphans = []
    for path in TEMPLATES:
        name = path.parts[path.parts.index("templates") + 1 :]
        shown = "/".join(name)
        built_in = name[0] == "django" or shown in {"400.html", "403.html", "404.html", "500.html"}
        if not built_in and shown not in corpus.replace(str(path), ""):
            orphans.append(shown)
    assert orphans == []


def patterns(resolver: URLResolver, prefix: str = "") -> list[tuple[str, URLPattern]]:
    found = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found += patterns(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        else:
            found.append((f"{prefix}{entry.name}", entry))
    return found


def test_every_address_has_a_name_and_no_two_share_one() -> None:
    names = [name for name, _pattern in patterns(get_resolver())]
    assert not [name for name in names if name.endswith("None")]
    assert sorted(names) == sorted(set(names))


def test_every_stage_has_an_index_page_and_a_readme() -> None:
    names = {name for name, _pattern in patterns(get_resolver())}
    assert [key for key in ORDER if f"{key}:index" not in names] == []
    assert [key for key in ORDER if not (ROOT / f"src/thidua/stages/{key}/README.md").exists()] == []


BANNED = ("reward", "competition", "contest")


@pytest.mark.parametrize("word", BANNED)
def test_false_friends_of_the_field_are_not_used(word: str) -> None:
    pattern = re.compile(rf"\b{word}s?\b", re.IGNORECASE)
    assert [str(path.relative_to(ROOT)) for path in SOURCES if pattern.search(path.read_text())] == []
