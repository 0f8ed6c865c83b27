"""Rewrite the icon sprite from a folder of Lucide shapes (folder ``icons`` of the package ``lucide-static``)."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from thidua.web import icons

TEMPLATES = Path(icons.__file__).parents[1]


class Command(BaseCommand):
    help = "Dựng lại tệp biểu tượng từ thư mục hình Lucide."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("shapes", type=Path, help="thư mục chứa các tệp .svg của Lucide")

    def handle(self, *args: object, **options: object) -> None:
        """Write the vocabulary and every name found in a template; write nothing when one is unknown."""
        shapes = Path(str(options["shapes"]))
        used = [icons.names_used(path.read_text(encoding="utf-8")) for path in TEMPLATES.rglob("*.html")]
        names = icons.VOCABULARY.union(*used)
        try:
            sprite = icons.build_sprite(names, shapes)
        except icons.UnknownIconError as error:
            raise CommandError(f"Chưa ghi gì: {error}") from error
        icons.SPRITE.write_text(sprite, encoding="utf-8")
        icons.sprite_names.cache_clear()
        self.stdout.write(f"Đã ghi {len(names)} biểu tượng.")
