"""Made-up content for the style page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.forms import DateField, Label

STEPS = (
    {
        "number": 1,
        "title": _("Map it"),
        "text": _("We know where we stand. Two gaps have a name."),
        "tag": _("12 of 14 answered"),
        "tone": "done",
        "state": "done",
        "href": "#path",
    },
    {
        "number": 2,
        "title": _("Focus it"),
        "text": _("A quiet room in the day centre."),
        "tag": _("we decide together"),
        "tone": "done",
        "state": "done",
        "href": "#path",
    },
    {
        "number": 3,
        "title": _("People it"),
        "text": _("Nine people so far. Who is missing?"),
        "tag": _("only one carer"),
        "tone": "gap",
        "state": "current",
        "href": "#path",
    },
    {
        "number": 4,
        "title": _("Market it"),
        "text": _("Invite with a link or a poster."),
        "state": "todo",
        "href": "#path",
    },
    {
        "number": 5,
        "title": _("Grow it"),
        "text": _("What changed, and what we learnt."),
        "state": "todo",
        "href": "#path",
    },
)

TIMELINE = (
    {"when": "3 March", "title": _("The idea was raised"), "text": _("By a service user, at the tea table.")},
    {
        "when": "20 March",
        "title": _("It was brought to the meeting"),
        "text": _("Kim took it on, with two carers."),
    },
    {"when": "2 April", "title": _("The answer is late"), "text": _("It was due on 1 April."), "tone": "gap"},
    {"when": "9 April", "title": _("Done"), "text": _("The door now closes without a bang."), "tone": "kept"},
)


class SampleForm(forms.Form):
    """One field of each kind that pages use."""

    idea = forms.CharField(
        label=_("What is your idea?"),
        help_text=_("A few words will do. You can change them later."),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    title = forms.CharField(label=_("Give it a short name"), required=False)
    when = forms.ChoiceField(
        label=_("How long would it take?"),
        widget=forms.RadioSelect,
        choices=[
            ("short", Label(_("A few weeks"), _("Most ideas start small."))),
            ("middle", Label(_("Some months"))),
            ("long", Label(_("A year or more"), _("It may need money from next year."))),
        ],
    )
    access = forms.MultipleChoiceField(
        label=_("What helps you take part?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("breaks", _("Breaks")),
            ("large", _("Large print")),
            ("with", Label(_("Someone with me"), _("A friend, or anyone you choose."))),
        ],
    )
    service = forms.ChoiceField(
        label=_("Which part of the service?"),
        choices=[("", _("Choose one")), ("day", _("Day centre")), ("home", _("At home"))],
    )
    day_month = DateField(label=_("When should we talk about it?"), help_text=_("Like 31 5 2026."))
    people = forms.IntegerField(label=_("How many people would it help?"), required=False, min_value=0)
    drawing = forms.FileField(label=_("Add a drawing"), required=False)
    secret = forms.CharField(
        label=_("Password"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    carry = forms.BooleanField(
        label=_("I want to help carry it out"), help_text=_("You can say no later."), required=False
    )
