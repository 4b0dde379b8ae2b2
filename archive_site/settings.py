"""All settings. What differs between two installations comes in by the environment (README, "Settings").

With nothing set, management commands work, on a SQLite file beside this project; the web entry does not start
(`wsgi.py`). Every default is the one that is safe on the public Internet.
"""

import os
import secrets

import django_stubs_ext
from csp.constants import NONE, SELF

from archive_site import checks
from archive_site.databases import database_settings
from archive_site.environment import Environment

django_stubs_ext.monkeypatch()

BASE_DIR = checks.PROJECT

# ---- The environment: every variable that the archive reads is read here.

ENVIRONMENT = Environment(os.environ)

# Commands sign nothing that must outlive them, so that a key made for the occasion serves them.
SECRET_KEY = ENVIRONMENT.text("SECRET_KEY", check=checks.secret_key_fault) or secrets.token_urlsafe(50)
ALLOWED_HOSTS = ENVIRONMENT.names("ALLOWED_HOSTS", check=checks.host_fault)
CSRF_TRUSTED_ORIGINS = ENVIRONMENT.names("CSRF_TRUSTED_ORIGINS", check=checks.origin_fault)
DATABASE_URL = ENVIRONMENT.text(
    "DATABASE_URL", default="sqlite:///db.sqlite3", check=checks.database_url_fault
)
SECURE_SSL = ENVIRONMENT.flag("SECURE_SSL", default=True)
DEBUG = ENVIRONMENT.flag("DEBUG", default=False)

ENVIRONMENT.refuse_problems()

# ---- The application

INSTALLED_APPS = [
    "resolutions.apps.ResolutionsConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "csp",
]

MIDDLEWARE = [
    # These four put headers on every response there is, those of the ones below included.
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "archive_site.policy.PolicyMiddleware",
    "archive_site.methods.MethodMiddleware",
    # Health is asked by address, without a session, and static files need neither.
    "archive_site.health.HealthMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    # The last one: what it answers itself has all the headers of those before.
    "resolutions.views.conditional.ConditionalMiddleware",
]

ROOT_URLCONF = "archive_site.urls"
WSGI_APPLICATION = "archive_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "resolutions.views.standing.standing",
                "resolutions.views.appearance.appearance",
            ],
        },
    },
]

DATABASES = {"default": database_settings(DATABASE_URL, base_dir=BASE_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True

# ---- Static files: names carry a hash of the content, so that they are kept by browsers for ever.

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# What is served is what was collected; nothing is looked for on the disk while a request waits.
WHITENOISE_AUTOREFRESH = False
WHITENOISE_USE_FINDERS = False

# ---- Security: headers

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "script-src": [SELF],
        "connect-src": [SELF],  # the admin's autocomplete fields
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# ---- Security: TLS ends at a proxy ahead of this server; it sets X-Forwarded-Proto and lets no client set it.

SECURE_SSL_REDIRECT = SECURE_SSL
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from inside, where there is no TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE_SSL else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE_SSL else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_SSL
# W021 asks for "preload", which binds a whole domain for good: for its owner to decide, not for a default.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# ---- Security: cookies, which only people who sign in are given, and those who choose light or dark.

COOKIE_PREFIX = "__Host-" if SECURE_SSL else ""  # browsers keep such a cookie only from this host, over TLS
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
SESSION_COOKIE_SECURE = SECURE_SSL
SESSION_COOKIE_AGE = 4 * 3600  # counted from the last request: long enough to type a text in
SESSION_SAVE_EVERY_REQUEST = True
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
CSRF_COOKIE_SECURE = SECURE_SSL
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie of its own

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# ---- Logging: to standard error, a line an event; where it goes from there is the installation's affair.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Django's own handlers would print nothing in production, and post mail to nobody.
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # Robots ask for any host there is. Each is told 400, which is no news, and no error of ours.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
