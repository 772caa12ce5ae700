"""The device that somebody is signed in on. Pages may leave something on it only where it is the person's own."""

from django.http import HttpRequest

SHARED = "device_is_shared"
# A printed code is typed into any tablet at hand, and a work account is used on computers of the workplace.
OF_SHARED_DEVICES = {"code", "socialaccount"}


def mark_shared(request: HttpRequest) -> None:
    """Whoever signed in says that others use this device too."""
    request.session[SHARED] = True


def is_own(request: HttpRequest) -> bool:
    """Whether nothing says that others use this device too."""
    if not request.user.is_authenticated or request.session.get(SHARED):
        return False
    methods = {record.get("method") for record in request.session.get("account_authentication_methods", [])}
    return not methods & OF_SHARED_DEVICES
