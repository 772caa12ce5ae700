"""Addresses of one-page profiles."""

from django.urls import path

from assieme.toolkit.profiles import draft_views, group_views, own_views, share_views

urlpatterns = [
    path("profile", own_views.my_profile, name="my_profile"),
    path("profile/edit", own_views.edit, name="edit_profile"),
    path("profile/edit/keep", own_views.keep, name="keep_profile"),
    path("profile/picture", own_views.picture, name="profile_picture_page"),
    path("profile/blank", group_views.blank_profile, name="blank_profile"),
    path("profile/<uuid:id>", share_views.profile, name="profile"),
    path("profile/<uuid:id>/paper", share_views.profile_on_paper, name="profile_on_paper"),
    path("profile/<uuid:id>/picture", share_views.profile_picture, name="profile_picture"),
    path("profile/<uuid:id>/picture/whole", own_views.whole_picture, name="whole_picture"),
    path("profile/<uuid:id>/picture/remove", own_views.remove_picture, name="remove_profile_picture"),
    path("profile/<uuid:id>/help", own_views.welcome_help, name="welcome_help"),
    path("profile/<uuid:id>/share", share_views.share, name="share_profile"),
    path("profile/shown/<uuid:id>", share_views.share_preview, name="profile_share"),
    path("profile/shown/<uuid:id>/stop", share_views.stop_sharing, name="stop_sharing_profile"),
    path("profile/drafts/<uuid:id>", draft_views.review, name="profile_draft"),
    path("profile/drafts/<uuid:id>/settle", draft_views.settle, name="settle_draft"),
    path("profile/drafts/<uuid:id>/type", draft_views.type_draft, name="type_draft"),
    path("profile/drafts/<uuid:id>/type/keep", draft_views.keep_draft, name="keep_typed_draft"),
    path("profile/drafts/<uuid:id>/paper", draft_views.paper, name="draft_paper"),
    path("profile/drafts/<uuid:id>/paper/photo", draft_views.paper_photo, name="draft_paper_photo"),
    path("profile/drafts/<uuid:id>/throw-away", draft_views.throw_away, name="throw_draft_away"),
    path("initiatives/<uuid:id>/profiles", group_views.group_profiles, name="group_profiles"),
    path("initiatives/<uuid:id>/profiles/paper", group_views.group_on_paper, name="group_on_paper"),
    path("initiatives/<uuid:id>/profiles/blank", group_views.blank_profiles, name="blank_profiles"),
    path("initiatives/<uuid:id>/profiles/headings", group_views.headings, name="profile_headings"),
    path("initiatives/<uuid:id>/profiles/type", draft_views.type_for, name="type_profile_for"),
]
