from django.urls import path

from assieme.toolkit.gratitude import group_views, journal_views, paper_views, postcard_views, round_views, views

GROUP = "initiatives/<uuid:id>/gratitude"

urlpatterns = [
    path("gratitude", views.gratitude, name="gratitude"),
    path("gratitude/three", views.new_things, name="new_things"),
    path("gratitude/three/<uuid:id>/delete", views.delete_things, name="delete_things"),
    path("gratitude/three/blank.pdf", paper_views.blank_things, name="things_blank"),
    path("gratitude/three/<uuid:id>/paper.pdf", paper_views.things_on_paper, name="things_paper"),
    path("gratitude/postcards/<uuid:id>", postcard_views.postcard, name="postcard"),
    path("gratitude/postcards/<uuid:id>/thank", postcard_views.thank, name="thank_for_postcard"),
    path("gratitude/postcards/<uuid:id>/hide", postcard_views.hide, name="hide_postcard"),
    path("gratitude/postcards/<uuid:id>/take-back", postcard_views.take_back, name="take_back_postcard"),
    path("gratitude/postcards/<uuid:id>/report", postcard_views.report, name="report_postcard"),
    path("gratitude/postcards/<uuid:id>/paper.pdf", paper_views.one_postcard, name="postcard_paper"),
    path("gratitude/postcards/mine.pdf", paper_views.my_postcards, name="my_postcards_paper"),
    path("gratitude/reports/<uuid:id>", postcard_views.handle_report, name="handle_report"),
    path(GROUP, group_views.group, name="group_gratitude"),
    path(f"{GROUP}/switch", group_views.switch, name="switch_gratitude"),
    path(f"{GROUP}/cards-for-me", group_views.choose_cards, name="choose_cards"),
    path(f"{GROUP}/postcard", postcard_views.new_postcard, name="new_postcard"),
    path(f"{GROUP}/postcards.pdf", paper_views.group_postcards, name="group_postcards_paper"),
    path(f"{GROUP}/postcards-blank.pdf", paper_views.blank_postcards, name="postcards_blank"),
    path(f"{GROUP}/round", round_views.begin, name="begin_round"),
    path(f"{GROUP}/round/turn", round_views.turn, name="round_turn"),
    path(f"{GROUP}/journal", journal_views.open_one, name="open_journal"),
    path(f"{GROUP}/journal-blank.pdf", paper_views.blank_journal, name="journal_blank"),
    path("gratitude/journals/<uuid:id>", journal_views.journal, name="journal"),
    path("gratitude/journals/<uuid:id>/close", journal_views.close, name="close_journal"),
    path("gratitude/journals/<uuid:id>/share", journal_views.change_sharing, name="change_sharing"),
    path("gratitude/journals/<uuid:id>/gathered.pdf", paper_views.gathered_journal, name="journal_gathered_paper"),
    path("gratitude/journals/<uuid:id>/mine.pdf", paper_views.my_journal, name="journal_paper"),
    path("gratitude/journals/<uuid:id>/<str:quarter>", journal_views.write, name="write_journal"),
]
