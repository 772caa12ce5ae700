"""Validation of what people write on the ladder. Everything may stay empty: any question can be skipped."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.environment import day
from assieme.core.ui.forms import Label
from assieme.organisations.models import Initiative
from assieme.organisations.terms import WAYS
from assieme.toolkit.ladder.models import Example, Reflection
from assieme.toolkit.ladder.told import GROUP, NAMED, UNNAMED, After, Answer, Told, Trying
from assieme.toolkit.ladder.words import BANDS, Questions

LONG = 3000
NEVER, AS_IT_IS, NOT_SURE, CANT_SAY = "never", "as it is", "not sure", "cant say"

type Data = QueryDict | None
type Initial = dict[str, Any] | None

ASK = [
    ("14", _("In two weeks")),
    ("30", _("In a month")),
    ("90", _("In three months")),
    (NEVER, _("Never")),
]


class Open(forms.CharField):
    """May stay empty, and its label does not say so at each: the pages say that all can be skipped."""

    def validate(self, value: object) -> None:
        """Nothing is missing when nothing was said."""


class OpenChoice(forms.ChoiceField):
    """The same for a choice."""

    def validate(self, value: Any) -> None:
        """Only one of the choices, or none."""
        if value:
            super().validate(value)


def area(label: Any, *, rows: int = 4, hint: Any = "") -> Open:
    return Open(
        label=label,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
        validators=[_not_longer],
    )


def _not_longer(value: str) -> None:
    if len(value) > LONG:
        raise forms.ValidationError(_("This is too long. Please say it in fewer words."))


def _radios(label: Any, choices: Any) -> OpenChoice:
    return OpenChoice(label=label, widget=forms.RadioSelect, choices=choices)


def _on(asked: str, today: date, as_it_is: date | None) -> date | None:
    """The day that a choice of ASK means."""
    if asked == AS_IT_IS:
        return as_it_is
    return today + timedelta(days=int(asked)) if asked.isdigit() else None


class TellForm(forms.Form):
    """What was done, and which step it was."""

    what = forms.CharField()
    step = _radios(
        _("Which step was it?"),
        [(NOT_SURE, _("I am not sure")), *((term.value, term.name) for _way, terms in BANDS for term in terms)],
    )
    whose = _radios(
        _("Whose example is it?"),
        [
            (UNNAMED, Label(_("Mine, without my name"), _("In a small group people may still guess."))),
            (NAMED, Label(_("Mine, with my name"))),
            (GROUP, Label(_("Ours. We tell it together."), _("All who can read it can change it."))),
        ],
    )

    def __init__(self, data: Data, *, reflection: Reflection, asked: Questions, way: str, now: Example | None) -> None:
        initial = {"what": now.what, "step": now.step or NOT_SURE} if now else {}
        super().__init__(data, initial={"whose": UNNAMED, **initial})
        self.fields["what"] = area(asked.what[way], rows=5)
        if not reflection.is_together or (now and now.author_id is None):
            del self.fields["whose"]
        elif now:
            self.initial["whose"] = NAMED if now.shows_name else UNNAMED

    def told(self) -> Told:
        """What was said, also where the form is not complete (a draft)."""
        said = self.cleaned_data
        step = said.get("step", "")
        return Told(said.get("what", ""), "" if step == NOT_SURE else step, said.get("whose") or UNNAMED)


class AfterForm(forms.Form):
    """What came of it, and how it could have gone better."""

    outcome = forms.CharField()
    better = forms.CharField()

    def __init__(self, data: Data, *, asked: Questions, now: Example) -> None:
        super().__init__(data, initial={"outcome": now.outcome, "better": now.better})
        self.fields["outcome"] = area(asked.outcome)
        self.fields["better"] = area(asked.better)

    def after(self) -> After:
        return After(self.cleaned_data.get("outcome", ""), self.cleaned_data.get("better", ""))


class TendsForm(forms.Form):
    """To, for or with, most days."""

    tends = _radios("", [])
    words = forms.CharField()

    def __init__(self, data: Data, *, asked: Questions, now: Reflection) -> None:
        super().__init__(data, initial={"tends": now.tends, "words": now.tends_words})
        choices = [(way.value, Label(way.name, way.meaning)) for way in WAYS.values()]
        self.fields["tends"] = _radios(asked.tends, [*choices, (CANT_SAY, _("I can't say"))])
        self.fields["words"] = area(asked.tends_words, rows=3)

    def clean_tends(self) -> str:
        tends: str = self.cleaned_data["tends"]
        return "" if tends == CANT_SAY else tends


class TryForm(forms.Form):
    """What will be tried, and when to ask how it went."""

    will_try = forms.CharField()
    ask = _radios(_("When shall we ask you how it went?"), ASK)

    def __init__(self, data: Data, *, asked: Questions, now: Reflection) -> None:
        super().__init__(data, initial={"will_try": now.will_try, "ask": "30" if not now.will_try else NEVER})
        self.now = now
        self.fields["will_try"] = area(asked.will_try, hint=_("One small thing is enough."))
        if now.ask_on:
            self.initial["ask"] = AS_IT_IS
            self.fields["ask"].choices = [(AS_IT_IS, _("On %(day)s") % {"day": day(now.ask_on)}), *ASK]  # type: ignore[attr-defined]
        if now.is_together:
            del self.fields["ask"]

    def trying(self, today: date) -> Trying:
        said = self.cleaned_data
        words = said.get("will_try", "")
        return Trying(words, _on(said.get("ask", ""), today, self.now.ask_on) if words.strip() else None)


class SkillsForm(forms.Form):
    """What has to be learnt, and who can help."""

    skills = forms.CharField()
    support = forms.CharField()

    def __init__(self, data: Data, *, asked: Questions, now: Reflection) -> None:
        super().__init__(data, initial={"skills": now.skills, "support": now.support})
        self.fields["skills"] = area(asked.skills)
        self.fields["support"] = area(asked.support)


class TriedForm(forms.Form):
    """How the trying went."""

    tried = forms.ChoiceField(
        label=_("How did it go?"),
        widget=forms.RadioSelect,
        choices=Reflection.Tried.choices,
        error_messages={"required": _("Choose one of the three.")},
    )
    how_it_went = area(_("What happened?"), rows=3)
    ask = _radios(_("If not yet: when shall we ask again?"), ASK)

    def __init__(self, data: Data, *, now: Reflection) -> None:
        super().__init__(data, initial={"tried": now.tried, "how_it_went": now.how_it_went, "ask": NEVER})
        if now.is_together:
            del self.fields["ask"]

    def answer(self, today: date) -> Answer:
        said = self.cleaned_data
        return Answer(said["tried"], said["how_it_went"], _on(said.get("ask", ""), today, None))


class ShareForm(forms.Form):
    """With the people of which initiative."""

    initiative = forms.ModelChoiceField(
        queryset=Initiative.objects.none(),
        label=_("With the people of which initiative?"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose an initiative.")},
    )

    def __init__(self, data: Data, *, offered: tuple[Initiative, ...]) -> None:
        super().__init__(data)
        keys = [one.pk for one in offered]
        self.fields["initiative"].queryset = Initiative.objects.filter(pk__in=keys).order_by("title")  # type: ignore[attr-defined]
