from django.urls import path

from assieme.assemblies.votes import trustee_views as trustees

urlpatterns = [
    path("votes/<uuid:id>/key", trustees.trustees, name="trustees"),
    path("votes/<uuid:id>/key/ask", trustees.name_trustee, name="name_trustee"),
    path("votes/<uuid:id>/key/give-up", trustees.give_up_vote, name="give_up_vote"),
    path("key-parts/<uuid:id>", trustees.take_share, name="take_share"),
    path("key-parts/<uuid:id>/sheet", trustees.share_sheet, name="share_sheet"),
    path("key-parts/<uuid:id>/bring", trustees.bring_share, name="bring_share"),
    path("key-parts/<uuid:id>/lost", trustees.forget_share, name="forget_share"),
    path("key-parts/<uuid:id>/drop", trustees.drop_trustee, name="drop_trustee"),
]
