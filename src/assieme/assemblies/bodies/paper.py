"""A constitution on paper."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assieme.assemblies.bodies import sentences
from assieme.assemblies.bodies.meaning import Meaning
from assieme.assemblies.bodies.models import Adoption, Assembly
from assieme.core.documents.pdf import pdf
from assieme.core.ui.environment import day
from assieme.core.ui.words import level_word


def constitution_pdf(assembly: Assembly, adoption: Adoption, meaning: Meaning | None, *, address: str) -> bytes:
    """The rules in sentences, and what they mean where there are seats."""
    rules = adoption.constitution
    since = _("Version %(version)s, since %(day)s.") % {"version": rules.version, "day": day(adoption.at)}
    data = {
        "title": _("Our rules"),
        "place": f"{assembly.organisation} · {assembly.name}",
        "lead": since,
        "address": address,
        "chapters": [{"title": one.title, "lines": one.lines} for one in sentences.chapters(rules)],
        "means": _meant(meaning) if meaning else None,
    }
    return pdf("assemblies/bodies/typst/constitution.typ", data, language=str(get_language()))


def _meant(meaning: Meaning) -> dict[str, object]:
    return {
        "title": _("What these rules mean"),
        "seats": _("With these seats: %(seats)s.") % {"seats": ", ".join(meaning.seats)},
        "powers": [{"who": who, "can": can} for who, can in meaning.powers],
        "examples_title": _("Who would win?"),
        "head": [_("A vote"), _("It ends like this")],
        "examples": [[one.sentence, _("It passes.") if one.passes else _("It fails.")] for one in meaning.examples],
        "cautions": meaning.cautions,
        "act": meaning.act,
        "level": _("By the published rule this comes to: %(level)s.") % {"level": level_word(meaning.level)}
        if meaning.level
        else "",
        "reasons": meaning.reasons,
    }
