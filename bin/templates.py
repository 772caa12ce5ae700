"""Compiles every template of Assieme, so that a mistake in one is found before somebody opens its page."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "assieme"


def names(folder: str, pattern: str) -> Iterator[str]:
    """The names of all templates in folders called `folder`, as the loaders know them."""
    for path in sorted(SOURCE.rglob(f"{folder}/**/{pattern}")):
        place = len(path.parts) - 1 - path.parts[::-1].index(folder)
        yield str(Path(*path.parts[place + 1 :]))


def mistakes() -> Iterator[str]:
    """One line for each template that does not compile."""
    from django.template import TemplateDoesNotExist, TemplateSyntaxError, engines

    for engine, folder, pattern in (("jinja2", "jinja2", "*.jinja"), ("django", "templates", "*.html")):
        for name in names(folder, pattern):
            try:
                engines[engine].get_template(name)
            except TemplateDoesNotExist as error:
                yield f"{name}: needs {error}, which is not there"
            except TemplateSyntaxError as error:
                yield f"{name}: {error}"


def main() -> int:
    """Prints what is wrong; returns the exit status."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "assieme.config.settings")
    django.setup()
    found = list(mistakes())
    sys.stderr.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
