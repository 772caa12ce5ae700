from django.urls import path

from assieme.assemblies.votes import paper_views as papers
from assieme.assemblies.votes import proxy_views as proxies
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
    path("assemblies/<uuid:id>/proxies", proxies.proxies, name="proxies"),
    path("assemblies/<uuid:id>/proxies/give", proxies.give_proxy, name="give_proxy"),
    path("proxies/<uuid:id>/end", proxies.end_proxy, name="end_proxy"),
    path("roll/<uuid:id>/ballot", proxies.ballot_for, name="ballot_for"),
    path("votes/<uuid:id>/papers", papers.paper_voters, name="paper_voters"),
    path("votes/<uuid:id>/papers/count", papers.paper_count, name="paper_count"),
    path("votes/<uuid:id>/papers/<int:slip>", papers.type_slip, name="type_slip"),
    path("roll/<uuid:id>/paper", papers.hand_paper, name="hand_paper"),
    path("roll/<uuid:id>/no-paper", papers.deny_paper, name="deny_paper"),
]
