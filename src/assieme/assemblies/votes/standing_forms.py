"""What people fill in who stand for election, and who ask a question once more."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.words import standpoint_word


class StandForm(forms.Form):
    """One's own words; and where seats are for groups, the one that one stands for."""

    words = forms.CharField(
        label=_("Why do you stand?"),
        help_text=_("A few words of your own. They stand under your name on the ballot."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=600,
    )

    def __init__(self, *args: Any, standpoints: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if standpoints:
            self.fields["standpoint"] = forms.ChoiceField(
                label=_("Which seat do you stand for?"),
                choices=[
                    (one, _("A seat for %(who)s") % {"who": standpoint_word(one, many=True)}) for one in standpoints
                ],
                widget=forms.RadioSelect,
                help_text=_("All who vote then see beside your name that you belong to this group."),
                error_messages={"required": _("Choose the seat that you stand for.")},
            )


class NextRoundForm(forms.Form):
    """The question with other words, and how it is decided this time."""

    question = forms.CharField(
        label=_("What do you ask now?"),
        help_text=_("Change the words so that they take up what people said against it."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
    )
    method = forms.ChoiceField(
        label=_("How do we decide this time?"),
        choices=[
            ("consent", _("Ask again whether anybody objects")),
            ("rules", _("Vote for or against, by our rules")),
        ],
        widget=forms.RadioSelect,
        initial="consent",
    )
