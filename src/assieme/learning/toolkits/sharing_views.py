"""Show a plan to others, copy one, delete one."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assieme.core.guard import PersonRequest, guard
from assieme.learning.toolkits import access, actions
from assieme.learning.toolkits.forms import TITLE

if TYPE_CHECKING:
    from assieme.learning.toolkits.models import Toolkit


@require_POST
@guard(access.share_toolkit)
def share(request: PersonRequest, toolkit: "Toolkit") -> HttpResponse:
    actions.share_toolkit(toolkit=toolkit, by=request.actor, now=timezone.now())
    messages.success(request, _("The others can see your plan now, with your name."))
    return redirect("toolkit", id=toolkit.pk)


@require_POST
@guard(access.take_back_toolkit)
def take_back(request: PersonRequest, toolkit: "Toolkit") -> HttpResponse:
    actions.take_back_toolkit(toolkit=toolkit, by=request.actor, now=timezone.now())
    messages.success(request, _("Only you see your plan now."))
    return redirect("toolkit", id=toolkit.pk)


@require_POST
@guard(access.copy_toolkit)
def copy(request: PersonRequest, toolkit: "Toolkit") -> HttpResponse:
    """A copy opens at its plan, ready to be changed."""
    title = toolkit.title
    if toolkit.author_id == request.actor.pk:
        title = (_("%(title)s (copy)") % {"title": title})[:TITLE]
    copied = actions.copy_toolkit(toolkit=toolkit, title=title, by=request.actor, now=timezone.now())
    messages.success(request, _("This copy is yours. Only you see it. Change what you like."))
    return redirect("toolkit_plan", id=copied.pk)


@require_POST
@guard(access.change_toolkit)
def delete(request: PersonRequest, toolkit: "Toolkit") -> HttpResponse:
    actions.delete_toolkit(toolkit=toolkit, by=request.actor, now=timezone.now())
    messages.success(request, _("“%(title)s” is deleted.") % {"title": toolkit.title})
    return redirect("toolkits")
