from django.urls import path

from assieme.instruments.answers import group_views, link_views, paper_views
from assieme.instruments.answers import views as answer_views
from assieme.instruments.packs import response_views
from assieme.instruments.packs import views as pack_views
from assieme.instruments.results import views as result_views
from assieme.instruments.waves import views as wave_views

urlpatterns = [
    path("instruments", pack_views.instruments, name="instruments"),
    path("organisations/<uuid:id>/instruments/import", pack_views.bring_in, name="import_instrument"),
    path("organisations/<uuid:id>/instruments/ours", pack_views.take_up, name="take_up_pack"),
    path("instruments/<uuid:id>", pack_views.instrument, name="instrument"),
    path("instruments/<uuid:id>/facts", pack_views.facts, name="instrument_facts"),
    path("instruments/<uuid:id>/on", pack_views.switch_on, name="switch_on_instrument"),
    path("instruments/<uuid:id>/off", pack_views.switch_off, name="switch_off_instrument"),
    path("instruments/<uuid:id>/remove", pack_views.remove, name="remove_instrument"),
    path("instruments/<uuid:id>/questionnaire.json", pack_views.original, name="instrument_original"),
    path("instruments/<uuid:id>/questionnaire-with-scores.json", pack_views.scored, name="instrument_scored"),
    path("instruments/<uuid:id>/blank.pdf", pack_views.blank, name="instrument_blank"),
    path("instruments/<uuid:id>/responder", response_views.responder, name="instrument_responder"),
    path("instruments/<uuid:id>/response", response_views.response, name="instrument_response"),
    path("alerts/<uuid:id>", response_views.alert, name="instrument_alert"),
    path("instruments/<uuid:id>/ask", wave_views.ask, name="ask_instrument"),
    path("waves/<uuid:id>", wave_views.wave, name="wave"),
    path("waves/<uuid:id>/begin", answer_views.begin, name="begin_answers"),
    path("waves/<uuid:id>/close", wave_views.close, name="close_wave"),
    path("waves/<uuid:id>/codes", wave_views.codes, name="wave_codes"),
    path("waves/<uuid:id>/papers", paper_views.papers, name="wave_papers"),
    path("papers/<uuid:id>", paper_views.compare, name="compare_paper"),
    path("waves/<uuid:id>/group", group_views.group, name="wave_group"),
    path("waves/<uuid:id>/group/<int:number>/<slug:standpoint>", group_views.count, name="wave_group_count"),
    path("waves/<uuid:id>/results", result_views.results, name="wave_results"),
    path("waves/<uuid:id>/results.csv", result_views.results_csv, name="wave_results_csv"),
    path("answers/<uuid:id>", answer_views.own, name="own_answers"),
    path("answers/<uuid:id>/<int:number>", answer_views.page, name="answer_page"),
    path("answers/<uuid:id>/check", answer_views.check, name="check_answers"),
    path("answers/<uuid:id>/help/<int:number>", answer_views.helping, name="answer_help"),
    path("answers/<uuid:id>/response.json", answer_views.as_fhir, name="own_answers_fhir"),
    path("answers/<uuid:id>/answers.pdf", answer_views.as_pdf, name="own_answers_pdf"),
    path("a", link_views.enter, name="answer_with_code"),
    path("a/<str:code>", link_views.start, name="answer_by_link"),
    path("a/<str:code>/<int:number>", link_views.page, name="link_page"),
    path("a/<str:code>/check", link_views.check, name="link_check"),
]
