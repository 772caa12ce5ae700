"""Where allauth meets our people."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Accounts."""


class MFAAdapter(DefaultMFAAdapter):
    """Second factors."""


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Sign-in providers."""
