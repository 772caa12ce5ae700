from django.urls import path

from assieme.toolkit.cards import claim_views, paper_views, photo_views, start_views, steps_views, turn_views, views

urlpatterns = [
    path("idea", start_views.idea, name="idea"),
    path("ideas/kept", start_views.kept_cards, name="kept_cards"),
    path("ideas/ready", start_views.ready_to_send, name="ready_to_send"),
    path("offline", start_views.offline, name="offline"),
    path("sw.js", start_views.worker, name="worker"),
    path("initiatives/<uuid:id>/cards/kept", start_views.send_kept, name="send_kept_card"),
    path("initiatives/<uuid:id>/cards", views.cards, name="cards"),
    path("initiatives/<uuid:id>/cards/new", views.new_card, name="new_card"),
    path("initiatives/<uuid:id>/cards/draft", views.keep_draft, name="card_draft"),
    path("initiatives/<uuid:id>/cards/blank", paper_views.blank_card, name="blank_card"),
    path("initiatives/<uuid:id>/cards/blank.pdf", paper_views.blank_pdf, name="blank_card_pdf"),
    path("initiatives/<uuid:id>/cards/cards.pdf", paper_views.cards_pdf, name="cards_pdf"),
    path("cards/<uuid:id>/card.pdf", paper_views.card_pdf, name="card_pdf"),
    path("initiatives/<uuid:id>/cards/receiver", views.receiver, name="card_receiver"),
    path("initiatives/<uuid:id>/cards/turns", turn_views.card_turns, name="card_turns"),
    path("initiatives/<uuid:id>/cards/turns/begin", turn_views.begin_turns, name="begin_card_turns"),
    path("initiatives/<uuid:id>/cards/turns/take", turn_views.take_turn, name="take_card_turn"),
    path("cards/claim", claim_views.claim, name="claim_card"),
    path("cards/claim/help", claim_views.help_by_code, name="claim_card_help"),
    path("cards/claim/step-forward", claim_views.step_forward, name="step_forward"),
    path("cards/<uuid:id>", views.card, name="card"),
    path("cards/<uuid:id>/photo", photo_views.photo, name="card_photo"),
    path("cards/<uuid:id>/words", photo_views.words, name="type_card"),
    path("cards/<uuid:id>/received", steps_views.receive, name="receive_card"),
    path("cards/<uuid:id>/help", steps_views.help_with, name="help_with_card"),
    path("cards/<uuid:id>/meeting", steps_views.meeting, name="bring_card"),
    path("cards/<uuid:id>/owner", steps_views.owner, name="card_owner"),
    path("cards/<uuid:id>/answer", steps_views.answer, name="answer_card"),
]
