"""Django forms render as our components, with what each reader needs to fill them in."""

from datetime import date

import pytest
from django import forms
from django.utils import translation

from assieme.core.ui.forms import DateField, Label


class Idea(forms.Form):
    title = forms.CharField(label="What is your idea?", help_text="A few words will do.", max_length=80)
    words = forms.CharField(widget=forms.Textarea, max_length=200, required=False)
    long = forms.ChoiceField(
        label="How long?",
        widget=forms.RadioSelect,
        choices=[("short", Label("Weeks", "Most start small.")), ("long", "Years")],
    )
    part = forms.ChoiceField(choices=[("", "Choose one"), ("day", "Day centre")])
    help = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple, choices=[("breaks", "Breaks"), ("print", "Large print")]
    )
    on = DateField(label="When?")
    how_many = forms.IntegerField(required=False, min_value=1)
    secret = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))
    file = forms.FileField(required=False)
    carry = forms.BooleanField(label="I help", help_text="You can stop.", required=False)
    card = forms.CharField(widget=forms.HiddenInput)


def group(form: forms.Form, name: str) -> str:
    return str(form[name].as_field_group())


def test_a_text_field_ties_label_and_hint_to_the_input() -> None:
    html = group(Idea(), "title")
    assert 'for="id_title"' in html
    assert 'id="id_title-hint"' in html
    assert 'aria-describedby="id_title-hint"' in html
    assert "A few words will do." in html
    assert "maxlength" not in html


def test_an_error_is_tied_to_its_field_and_listed_with_a_link() -> None:
    html = str(Idea({"title": ""}))
    assert 'aria-describedby="id_title-hint id_title-error"' in html
    assert '<a href="#id_title">What is your idea? Please answer this.</a>' in html
    assert '<a href="#id_on_day">When? Write the day, month and year.</a>' in html
    assert 'href="#id_long"' in html
    assert 'id="id_long"' in html


def test_a_form_not_yet_sent_shows_no_errors() -> None:
    assert "error" not in str(Idea()).replace("errors", "")


def test_what_was_typed_comes_back_escaped() -> None:
    html = group(Idea({"title": '<b>"Tea"</b>', "words": "</textarea>"}), "title")
    assert "&lt;b&gt;&#34;Tea&#34;&lt;/b&gt;" in html
    assert "</textarea></textarea>" not in str(Idea({"words": "</textarea>"}))


def test_radios_form_one_group_and_an_option_can_carry_a_hint() -> None:
    html = group(Idea({"long": "long"}), "long")
    assert html.count('type="radio"') == 2
    assert "<fieldset" in html
    assert 'value="long" checked' in html
    assert 'aria-describedby="id_long-item-hint"' in html
    assert "Most start small." in html


def test_a_choice_is_refused_when_it_is_none_of_the_options() -> None:
    assert "long" in Idea({"long": "for ever"}).errors


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("words", "govuk-character-count"),
        ("part", '<option value="day"'),
        ("help", 'type="checkbox"'),
        ("how_many", 'inputmode="numeric"'),
        ("secret", 'autocomplete="new-password"'),
        ("file", 'type="file"'),
        ("carry", 'id="id_carry-item-hint"'),
        ("card", 'type="hidden"'),
    ],
)
def test_each_kind_of_field_has_its_component(name: str, piece: str) -> None:
    assert piece in group(Idea(), name)


def test_only_fields_that_may_stay_empty_say_so() -> None:
    assert "(optional)" in group(Idea(), "words")
    assert "(optional)" not in group(Idea(), "title")
    assert "(optional)" not in group(Idea(), "carry")


def test_a_password_is_never_sent_back() -> None:
    assert "hunter2" not in group(Idea({"secret": "hunter2"}), "secret")


def test_ticked_boxes_stay_ticked() -> None:
    html = group(Idea({"help": ["print"], "carry": "on"}), "help")
    assert 'value="print" checked' in html
    assert 'value="breaks" checked' not in html
    assert "checked" in group(Idea({"carry": "on"}), "carry")


class When(forms.Form):
    on = DateField()
    maybe = DateField(required=False)


@pytest.mark.parametrize(
    ("day", "month", "year", "found"),
    [
        ("31", "5", "2026", date(2026, 5, 31)),
        (" 1 ", "02", "2024", date(2024, 2, 1)),
        ("31", "12", "2200", date(2200, 12, 31)),
    ],
)
def test_three_parts_make_a_date(day: str, month: str, year: str, found: date) -> None:
    form = When({"on_day": day, "on_month": month, "on_year": year})
    assert form.is_valid()
    assert form.cleaned_data == {"on": found, "maybe": None}


@pytest.mark.parametrize(
    ("day", "month", "year", "code"),
    [
        ("", "", "", "required"),
        ("31", "", "2026", "incomplete"),
        ("31", "2", "2026", "invalid"),
        ("x", "2", "2026", "invalid"),
        ("1", "1", "0", "invalid"),
        ("1", "1", "1", "invalid"),
        ("31", "5", "26", "invalid"),
        ("31", "12", "9999", "invalid"),
        ("1", "1", "9" * 30, "invalid"),
        ("9" * 30, "1", "2026", "invalid"),
    ],
)
def test_what_is_no_date_is_refused_and_kept(day: str, month: str, year: str, code: str) -> None:
    form = When({"on_day": day, "on_month": month, "on_year": year})
    assert form.errors.as_data()["on"][0].code == code
    assert f'value="{day}"' in group(form, "on") or not day


def test_a_date_known_before_is_shown_in_parts_and_counts_as_unchanged() -> None:
    form = When({"on_day": "31", "on_month": "5", "on_year": "2026"}, initial={"on": date(2026, 5, 31)})
    assert form.changed_data == []
    html = group(When(initial={"on": date(2026, 5, 31)}), "on")
    assert [f'name="on_{part}"' in html for part in ("day", "month", "year")] == [True] * 3
    assert 'value="2026"' in html


def test_labels_follow_the_readers_language() -> None:
    with translation.override("en"):
        assert "Day" in group(When(), "on")
    assert str(Label("Weeks", "Most start small.")) == "Weeks"
