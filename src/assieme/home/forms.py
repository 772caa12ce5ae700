"""Validation of the few things that these pages take in."""

from django import forms

from assieme.organisations.models import StepState


class StepForm(forms.Form):
    """Finish a step of the journey, or open it again."""

    step = forms.ChoiceField(choices=StepState.Step.choices)
    move = forms.ChoiceField(choices=[("finish", "finish"), ("reopen", "reopen")])
