"""The shell and the components, as text."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.safestring import mark_safe

import assieme.core.ui
from assieme.core.ui import views, words

# These pages stand alone: no other room's address is needed.
pytestmark = pytest.mark.urls("assieme.core.ui.urls")

UI = Path(assieme.core.ui.__file__).parent


class Ids(HTMLParser):
    """Collects ids, their references and whatever a strict CSP would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.referred: set[str] = set()
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in found):
            self.inline.append(tag)
        self.inline += [name for name in found if name == "style" or name.startswith("on")]
        if found.get("id"):
            self.ids.append(str(found["id"]))
        for name in ("for", "aria-describedby", "aria-labelledby"):
            self.referred.update((found.get(name) or "").split())


def read(html: str) -> Ids:
    parser = Ids()
    parser.feed(html)
    return parser


def page(**shell: object) -> str:
    return render_to_string("404.jinja", {"shell": shell})


def macro(source: str, **context: object) -> str:
    template = engines["jinja2"].from_string("{% import 'ui/components.jinja' as ui %}" + source)
    return " ".join(str(template.render(context)).split())


@pytest.fixture
def style_page(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(views, "render", _without_context_processors)
    response = views.style(rf.get("/style?errors=1"))
    assert isinstance(response, HttpResponse)
    return response.content.decode()


def _without_context_processors(_request: HttpRequest, name: str, context: dict[str, object]) -> HttpResponse:
    return HttpResponse(render_to_string(name, context))


def test_the_style_page_shows_every_component(style_page: str) -> None:
    for name in (
        "hero",
        "path__step",
        "words",
        "card",
        "tag",
        "button",
        "notice",
        "note",
        "credit",
        "back",
        "where",
        "key",
        "person",
        "timeline",
        "levels",
        "level",
        "stat",
        "figure",
        "data",
        "facts",
        "qr",
        "empty",
        "error-box",
        "more",
    ):
        assert f'class="{name}' in style_page, name


def test_the_style_page_is_sound_html_that_a_strict_csp_accepts(style_page: str) -> None:
    found = read(style_page)
    assert found.inline == []
    assert len(found.ids) == len(set(found.ids))
    assert found.referred <= set(found.ids)


def test_a_page_without_any_context_still_has_crisis_help_and_a_way_to_its_main_part() -> None:
    html = render_to_string("404.jinja")
    assert "Need help now?" in html
    assert "emergency number" in html
    assert 'href="#main"' in html
    assert '<main id="main"' in html
    assert "masthead__nav" not in html
    assert "speaking" not in html


def test_the_crisis_line_is_the_last_thing_on_a_page_and_can_be_called() -> None:
    html = page(crisis={"text": "Call us.", "phone": "800 12", "hours": "Day and night"}, reads_url="/reads")
    closing = html[html.index('class="crisis"') :]
    assert 'href="tel:80012"' in closing
    assert "Day and night." in closing
    assert 'href="/reads"' in closing
    assert "emergency number" not in closing
    assert "</main>" not in closing


def test_the_shell_says_who_speaks_where_and_that_a_demonstration_is_one() -> None:
    html = page(
        organisation_name="Lakeside",
        demo=True,
        nav=[{"text": "My day", "href": "/my-day", "current": True}, {"text": "Ideas", "href": "/ideas"}],
        person={"name": "<Robin>", "standpoint": "service user", "speaking_url": "/speaking"},
    )
    assert "This is a demonstration." in html
    assert "Lakeside" in html
    assert '<a href="/my-day" aria-current="page">My day</a>' in html
    assert "&lt;Robin&gt;" in html
    assert "speaking as service user" in html


def test_the_session_warning_comes_only_with_a_session() -> None:
    assert "data-session-ends" not in page()
    html = page(session={"ends": 1_767_225_600, "extend_url": "/extend"})
    assert 'data-session-ends="1767225600"' in html
    assert 'action="/extend"' in html


def test_the_page_for_our_own_faults_needs_no_request_and_no_shell(rf: RequestFactory) -> None:
    response = views.server_error(rf.get("/"))
    assert response.status_code == 500
    assert b"The fault is ours" in response.content


def test_a_refusal_says_why_and_the_way_on() -> None:
    html = render_to_string(
        "ui/refused.jinja", {"reason": "Two carers are missing.", "way_on": {"text": "Invite", "href": "/in"}}
    )
    assert "Two carers are missing." in html
    assert "Nothing was changed" in html
    assert 'href="/in"' in html


@pytest.mark.parametrize("standpoint", words.STANDPOINTS)
def test_each_standpoint_has_a_shape_with_a_name(standpoint: str) -> None:
    html = macro("{{ ui.standpoint_mark(who) }}", who=standpoint)
    assert f'aria-label="{words.standpoint_word(standpoint)}"' in html
    assert "standpoint__shape" in html


def test_no_two_standpoints_share_a_shape() -> None:
    shapes = {macro("{{ ui.standpoint_shape(who) }}", who=each) for each in words.STANDPOINTS}
    assert len(shapes) == len(words.STANDPOINTS)


def test_a_scale_marks_one_level_and_says_what_the_mark_is() -> None:
    html = macro("{{ ui.levels_scale('involve', 'our promise') }}")
    assert html.count("aria-current") == 1
    assert 'involve<span class="only-read-aloud">: our promise</span>' in html


def test_the_path_tells_its_states_in_words() -> None:
    steps = [
        {"number": 1, "title": "Map it", "state": "done", "href": "/map"},
        {"number": 2, "title": "Focus it", "state": "current", "tag": "one carer", "tone": "gap"},
        {"number": 3, "title": "People it"},
    ]
    html = macro("{{ ui.path(steps) }}", steps=steps)
    assert '<a href="/map">Map it</a><span class="only-read-aloud">, done</span>' in html
    assert html.count('aria-current="step"') == 1
    assert '<span class="tag tag--gap">one carer</span>' in html
    assert "path__step--todo" in html


def test_people_s_words_are_escaped_and_named_as_they_wish() -> None:
    html = macro("{{ ui.words(said, who='A carer') }}", said="<script>x</script>")
    assert "&lt;script&gt;" in html
    assert "A carer" in html


def test_a_table_names_its_rows_and_columns() -> None:
    html = macro("{{ ui.data_table('Ideas', ['Group', {'text': 'Raised', 'number': true}], [['carers', 18]]) }}")
    assert '<th scope="row" role="rowheader">carers</th>' in html
    assert '<td role="cell" data-label="Raised" class="number">18</td>' in html


def test_a_figure_offers_the_same_as_a_table() -> None:
    html = macro("{% call ui.figure('Ideas', table) %}<svg></svg>{% endcall %}", table=mark_safe("<table>"))
    assert "The same as a table" in html
    assert html.index("<svg>") < html.index("<table>")


def test_a_card_is_a_link_only_when_it_leads_somewhere() -> None:
    assert "card--link" not in macro("{% call ui.card('A', whole=true) %}b{% endcall %}")
    assert '<a href="/a">A</a>' in macro("{% call ui.card('A', href='/a', whole=true) %}b{% endcall %}")


def test_unknown_words_are_an_error_and_not_an_empty_mark() -> None:
    with pytest.raises(KeyError):
        words.level_word("tokenism")
    with pytest.raises(KeyError):
        words.standpoint_word("patient")


def test_texts_beside_one_another_keep_their_space() -> None:
    html = engines["jinja2"].from_string("{% trans %}One.{% endtrans %}\n{% trans %}Two.{% endtrans %}").render()
    assert str(html).split() == ["One.", "Two."]


def test_every_template_compiles() -> None:
    names = sorted(path.relative_to(UI / "jinja2").as_posix() for path in (UI / "jinja2").rglob("*.jinja"))
    assert len(names) > 15
    assert all(engines["jinja2"].get_template(name) for name in names)
