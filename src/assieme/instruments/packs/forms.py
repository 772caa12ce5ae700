"""What the pages about an instrument ask for."""

from collections.abc import Iterator, Mapping
from datetime import time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.forms import DateField, Label
from assieme.instruments.content.parsing import questionnaire_of
from assieme.instruments.content.questions import possible
from assieme.instruments.content.safety import Worry, can_worry, declared, suspected, worries_in
from assieme.instruments.models import Instrument
from assieme.instruments.packs.reads import possible_responders
from assieme.instruments.words import WHEN_READ, WHO_READS
from assieme.logic.questionnaires.model import Item
from assieme.people.models import Person

type Data = Mapping[str, Any] | None
LARGEST = 5 * 1024 * 1024
CLOCK = {"class": "govuk-input--width-10"}
YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class ImportForm(forms.Form):
    """A questionnaire's file, and how it is scored where that is another file."""

    file = forms.FileField(
        label=_("The questionnaire"),
        help_text=_("A FHIR R4 Questionnaire, as a JSON file."),
        error_messages={"required": _("Choose a file.")},
    )
    scoring = forms.FileField(
        label=_("How it is scored"),
        help_text=_("Leave this out if you have no such file. It is a JSON file of ours."),
        required=False,
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        return _not_larger(self.cleaned_data["file"])

    def clean_scoring(self) -> "UploadedFile[bytes] | None":
        file: UploadedFile[bytes] | None = self.cleaned_data["scoring"]
        return _not_larger(file) if file else None


def _not_larger(file: "UploadedFile[bytes]") -> "UploadedFile[bytes]":
    if (file.size or 0) > LARGEST:
        raise forms.ValidationError(_("This file is too large. It may have 5 MB at most."))
    return file


class FactsForm(forms.Form):
    """A pack's facts."""

    source = forms.CharField(
        label=_("Where does it come from?"),
        max_length=500,
        help_text=_("Who made it, and where one can find it."),
        error_messages={"required": _("Write where it comes from.")},
    )
    copyright = forms.CharField(
        label=_("Whose words are they?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Copy the line that its owner asks for. It stands under each page and on paper."),
        error_messages={"required": _("Write whose words they are.")},
    )
    licence = forms.ChoiceField(
        label=_("May you use it?"),
        widget=forms.RadioSelect,
        choices=[
            (Instrument.Licence.FREE.value, Label(_("Yes, it is free to use"))),
            (Instrument.Licence.PERMISSION.value, Label(_("With permission"), _("Its owner must agree first."))),
            (Instrument.Licence.OWN_LICENCE.value, Label(_("With a licence of our own"), _("You have bought one."))),
        ],
        error_messages={"required": _("Say if you may use it.")},
    )
    licence_given_by = forms.CharField(
        label=_("Who gave the permission or the licence?"), max_length=300, required=False
    )
    licence_until = DateField(label=_("Until which day does it last?"), required=False)
    wording_locked = forms.BooleanField(label=_("Its words must stay as they are"), required=False)
    readers = forms.ChoiceField(
        label=_("Who reads what people answer?"), widget=forms.RadioSelect, choices=list(WHO_READS.items())
    )
    read_from = forms.ChoiceField(label=_("From when?"), widget=forms.RadioSelect, choices=list(WHEN_READ.items()))
    asks_self_harm = forms.ChoiceField(
        label=_("Does it ask about self-harm, or about wishing to be dead?"),
        widget=forms.RadioSelect,
        choices=YES_NO,
        error_messages={"required": _("Say yes or no. Read all of its questions first.")},
    )

    def __init__(self, data: Data = None, *, instrument: Instrument) -> None:
        asks = {None: "", True: "yes", False: "no"}[instrument.asks_self_harm]
        initial = {name: getattr(instrument, name) for name in self.base_fields}
        initial["copyright"] = instrument.copyright or questionnaire_of(instrument).copyright.text
        super().__init__(data, initial=initial | {"asks_self_harm": asks})
        self.suspected = suspected(questionnaire_of(instrument))

    def clean_asks_self_harm(self) -> bool:
        asks = bool(self.cleaned_data["asks_self_harm"] == "yes")
        if self.suspected and not asks:
            raise forms.ValidationError(
                _("It seems to ask about this: “%(question)s”. So the answer must be yes."),
                params={"question": self.suspected[0].text.into(get_language() or "en")},
            )
        return asks

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("licence") != Instrument.Licence.FREE:
            if not cleaned.get("licence_given_by"):
                self.add_error("licence_given_by", _("Say who gave it."))
            if not cleaned.get("licence_until") and "licence_until" not in self.errors:
                self.add_error("licence_until", _("Say until when it lasts."))
        return cleaned


class ResponseForm(forms.Form):
    """Who responds to a worrying answer, when, and which answers are worrying."""

    responder = forms.ModelChoiceField(
        queryset=Person.objects.none(),
        label=_("Who responds?"),
        empty_label=_("Choose a person"),
        help_text=_("One person of your organisation. They are asked, and must agree."),
        error_messages={"required": _("Choose who responds.")},
    )
    days = forms.MultipleChoiceField(
        label=_("On which days are they there?"),
        widget=forms.CheckboxSelectMultiple,
        choices=[(str(number), day) for number, day in WEEKDAYS.items()],
        error_messages={"required": _("Choose one day or more.")},
    )
    begins = forms.TimeField(label=_("From"), widget=forms.TimeInput(attrs=CLOCK), initial=time(9))
    ends = forms.TimeField(label=_("To"), widget=forms.TimeInput(attrs=CLOCK), initial=time(17))
    phone = forms.CharField(
        label=_("On which number can people call them?"),
        max_length=40,
        error_messages={"required": _("Write a phone number.")},
    )
    words = forms.CharField(
        label=_("What do they do then?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        help_text=_("Whoever answers reads this first. For example: I call you on the same day."),
        error_messages={"required": _("Write what happens then.")},
    )

    def __init__(self, data: Data = None, *, instrument: Instrument) -> None:
        super().__init__(data, initial=_initial(instrument))
        self.fields["responder"].queryset = possible_responders(instrument.organisation_id)  # type: ignore[attr-defined]
        questionnaire = questionnaire_of(instrument)
        self.asked = [item for item in suspected(questionnaire) if can_worry(item)] or [
            item for item in questionnaire.walk() if can_worry(item) and not questionnaire.hidden(item.link_id)
        ]
        known = {one.link_id: one for one in worries_in(instrument.worrying)}
        for number, item in enumerate(self.asked):
            self.fields[f"worry-{number}"] = _worry_field(item, known.get(item.link_id))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("begins") and cleaned.get("ends") and cleaned["begins"] >= cleaned["ends"]:
            self.add_error("ends", _("This must be later than the time before."))
        if not list(self._worries()) and not self.errors and self.asked:
            self.add_error("worry-0", _("Choose which answers are worrying. One is needed."))
        return cleaned

    @property
    def worrying(self) -> str:
        """The declared worries, as the instrument keeps them."""
        return declared(self._worries())

    def _worries(self) -> Iterator[Worry]:
        for number, item in enumerate(self.asked):
            said = self.cleaned_data.get(f"worry-{number}")
            if isinstance(said, Decimal):
                yield Worry(item.link_id, at_least=said)
            elif said:
                yield Worry(item.link_id, options=tuple(said))


def _initial(instrument: Instrument) -> dict[str, Any]:
    if not instrument.responder_id:
        return {}
    return {
        "responder": instrument.responder_id,
        "days": list(instrument.response_days),
        "begins": instrument.response_from,
        "ends": instrument.response_until,
        "phone": instrument.response_phone,
        "words": instrument.response_words,
    }


def _worry_field(item: Item, known: Worry | None) -> forms.Field:
    language = get_language() or "en"
    label = _("Worrying answers to: %(question)s") % {"question": item.text.into(language) or item.link_id}
    if answers := possible(item):
        first = tuple(answers)[1:] if item.options else ("true",)
        return forms.MultipleChoiceField(
            label=label,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(key, words.into(language)) for key, words in answers.items()],
            initial=known.options if known else first,
        )
    return forms.DecimalField(
        label=label,
        required=False,
        help_text=_("From which number on?"),
        initial=known.at_least if known else None,
    )
