from django.urls import path

from assieme.circles import board_views, contact_views, paper_views, telling_views, views

CIRCLE = "initiatives/<uuid:id>/people"
PERSON = "circles/people/<uuid:id>"

urlpatterns = [
    path(CIRCLE, views.people, name="people"),
    path(f"{CIRCLE}/add", views.add, name="circle_add"),
    path(f"{CIRCLE}/story", board_views.story, name="circle_story"),
    path(f"{CIRCLE}/new-board", board_views.new_board, name="circle_new_board"),
    path(f"{CIRCLE}/blank.pdf", paper_views.blank, name="circle_blank"),
    path(f"{CIRCLE}/circle.pdf", paper_views.board, name="circle_pdf"),
    path(f"{CIRCLE}/contacts.pdf", paper_views.contacts, name="circle_contacts"),
    path(PERSON, views.person, name="circle_person"),
    path(f"{PERSON}/move", views.move, name="circle_move"),
    path(f"{PERSON}/services", views.services, name="circle_services"),
    path(f"{PERSON}/contact", contact_views.contact, name="circle_contact"),
    path(f"{PERSON}/in-touch", contact_views.in_touch, name="circle_in_touch"),
    path(f"{PERSON}/tell", telling_views.tell, name="circle_tell"),
    path(f"{PERSON}/letter", telling_views.letter, name="circle_letter"),
    path(f"{PERSON}/letter.pdf", telling_views.letter_on_paper, name="circle_letter_pdf"),
    path(f"{PERSON}/remove", views.remove, name="circle_remove"),
    path("circles/me/<uuid:id>", telling_views.mine, name="circle_mine"),
    path("circles/me/<uuid:id>/fine", telling_views.fine, name="circle_fine"),
    path("circles/me/<uuid:id>/object", telling_views.object_, name="circle_object"),
    path("named/erased", telling_views.gone, name="circle_gone"),
    path("named/<str:code>", telling_views.told, name="told"),
    path("named/<str:code>/fine", telling_views.told_fine, name="told_fine"),
    path("named/<str:code>/object", telling_views.told_object, name="told_object"),
]
