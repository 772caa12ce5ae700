"""Django's settings, all read from the environment (`config/env.py`); one file for every mode."""

import os
import tomllib
from typing import Any
from urllib.parse import urlsplit

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from assieme import SOURCE
from assieme.config import env

ENV = env.read(os.environ)
PRODUCTION = ENV.mode is env.Mode.PRODUCTION

SECRET_KEY = ENV.secret_key
DEBUG = False
ALLOWED_HOSTS = list(ENV.hosts)
ROOT_URLCONF = "assieme.config.urls"
WSGI_APPLICATION = "assieme.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # allauth's pages of second factors use it
    "assieme.core",
    "assieme.core.ui",
    "assieme.core.streams",
    "assieme.people",
    "assieme.organisations",
    "assieme.circles",
    "assieme.instruments",
    "assieme.toolkit.readiness",
    "assieme.learning.course",
    "assieme.learning.toolkits",
    "assieme.learning.principles",
    "assieme.assemblies.bodies",
    "assieme.assemblies.votes",
    "assieme.assemblies.meetings",
    "assieme.assemblies.mornings",
    "assieme.assemblies.live",
    "assieme.assemblies.draws",
    "assieme.assemblies.opinions",
    "assieme.assemblies.matters",
    "assieme.assemblies.front",
    "assieme.toolkit.cards",
    "assieme.toolkit.concerns",
    "assieme.toolkit.profiles",
    "assieme.toolkit.ladder",
    "assieme.toolkit.gratitude",
    "assieme.reflection",
    "assieme.roadmap",
    "assieme.mirrors",
    "assieme.evidence.barriers",
    "assieme.evidence.propositions",
    "assieme.evidence.burden",
    "assieme.year",
    "assieme.home",
    "assieme.demo",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "assieme.people.middleware.SessionLimitMiddleware",
    "assieme.people.middleware.ActorMiddleware",
    "assieme.organisations.middleware.PlaceMiddleware",
    "assieme.home.first_visit.FirstVisitMiddleware",
    "assieme.organisations.middleware.SecondFactorMiddleware",
    "assieme.core.refusals.RefusalMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "assieme.core.ui.environment.environment",
            "context_processors": [
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "assieme.home.shell.shell",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "assieme.home.shell.shell",
            ],
        },
    },
]


POOL = {"min_size": 1, "max_size": 8, "timeout": 10, "reconnect_timeout": 5}


def _database(database: env.Database) -> dict[str, Any]:
    if database.engine == "postgresql":
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": database.name,
            "USER": database.user,
            "PASSWORD": database.password,
            "HOST": database.host,
            "PORT": database.port or "",
            # A database that was started anew is found again at once: connections are looked at before they are used.
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"pool": POOL} if ENV.mode is not env.Mode.TEST else {},
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": database.path,
        "OPTIONS": {
            # Each transaction begins with the write lock, so that state is judged under it.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;PRAGMA secure_delete=ON;"
                "PRAGMA recursive_triggers=ON;PRAGMA cache_size=-16000;PRAGMA temp_store=MEMORY;"
            ),
        },
    }


DATABASES = {"default": _database(ENV.database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": (
        {"BACKEND": "assieme.core.cache.SharedCache", "LOCATION": ENV.redis_url}
        if ENV.redis_url
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/my-day"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "assieme.people.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "assieme.people.account_forms.LoginForm"}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# Who leads has a second step at sign-in. The demonstration's made-up people and the tests' need none.
SECOND_FACTOR_REQUIRED = ENV.mode not in (env.Mode.DEMO, env.Mode.TEST)
# While no organisation is there, the pages lead to /first-visit.
FIRST_VISIT = ENV.mode not in (env.Mode.DEMO, env.Mode.TEST)
MFA_FORMS = {"add_webauthn": "assieme.people.account_forms.PasskeyForm"}
MFA_ADAPTER = "assieme.people.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_TOTP_ISSUER = "Assieme"
SOCIALACCOUNT_ADAPTER = "assieme.people.adapters.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS = (
    {"openid_connect": {"APPS": tomllib.loads(ENV.oidc.read_text())["provider"]}} if ENV.oidc else {}
)


def _provider_origins() -> list[str]:
    """Where the sign-in providers are, such as https://login.example.org."""
    apps = SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    urls = [urlsplit(app.get("settings", {}).get("server_url", "")) for app in apps]
    return [f"{url.scheme}://{url.netloc}" for url in urls if url.netloc]


# A session ends after half an hour without a page and after twelve hours in any case; a warning extends the first.
SESSION_IDLE_SECONDS = 30 * 60
SESSION_ABSOLUTE_SECONDS = 12 * 60 * 60
SESSION_COOKIE_AGE = SESSION_ABSOLUTE_SECONDS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "assieme.core.ui.views.bad_token"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.secure
LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [ENV.origin]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31536000 if ENV.secure else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    # A sign-in provider is reached by the answer to a form.
    "form-action": [CSP.SELF, *_provider_origins()],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "manifest-src": [CSP.SELF],
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("it", _("Italian"))]
FORMAT_MODULE_PATH = ["assieme.config.formats"]
LOCALE_PATHS = [SOURCE / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
FORM_RENDERER = "assieme.core.ui.forms.Renderer"
KEY_FOLDER = ENV.key_folder
MEDIA_ROOT = ENV.files
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

MAILERS: dict[str, dict[str, Any]] = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}
if ENV.mail:
    MAILERS["default"] = {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": ENV.mail.host,
            "port": ENV.mail.port,
            "username": ENV.mail.user,
            "password": ENV.mail.password,
            "use_ssl": ENV.mail.tls,
            "use_tls": not ENV.mail.tls,
        },
    }
DEFAULT_FROM_EMAIL = f"Assieme <no-reply@{ENV.hosts[0]}>"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
