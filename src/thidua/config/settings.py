"""Settings, all from ``THIDUA_*`` variables; ``docs/settings.md`` lists them and a test keeps the two equal."""

import datetime as dt
import secrets
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from thidua.lifecycle import STAGES

env = environ.Env()

THIDUA_DATA = Path(env.str("THIDUA_DATA", default="var")).resolve()
DEBUG = env.bool("THIDUA_DEBUG", default=False)
ALLOWED_HOSTS = env.list("THIDUA_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
HTTPS = env.bool("THIDUA_HTTPS", default=False)
CSRF_TRUSTED_ORIGINS = env.list("THIDUA_ORIGINS", default=[])


def _secret_key() -> str:
    """Take the key from the environment, or make one for this installation, readable by its owner only."""
    given = env.str("THIDUA_SECRET_KEY", default="")
    if given:
        return str(given)
    path = THIDUA_DATA / "secret.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text().strip()


def _today() -> dt.date | None:
    """The fixed business date of a demonstration: the variable, or the day the sample installation stands at."""
    marker = THIDUA_DATA / "demo-today"
    text = env.str("THIDUA_TODAY", default="") or (marker.read_text().strip() if marker.exists() else "")
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ImproperlyConfigured(f"THIDUA_TODAY: {text!r} is not a date like 2021-12-06") from error


SECRET_KEY = _secret_key()
THIDUA_TODAY = _today()
THIDUA_DEMO = (THIDUA_DATA / "demo-today").exists()
THIDUA_DEMO_PASSWORD = env.str("THIDUA_DEMO_PASSWORD", default="")
THIDUA_TSA_URL = env.str("THIDUA_TSA_URL", default="")
THIDUA_PKCS11_MODULE = env.str("THIDUA_PKCS11_MODULE", default="")
THIDUA_PKCS11_TOKEN = env.str("THIDUA_PKCS11_TOKEN", default="")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "csp",
    "thidua.foundations.audit",
    "thidua.foundations.org",
    "thidua.foundations.access",
    "thidua.foundations.catalogue",
    "thidua.foundations.files",
    "thidua.foundations.notify",
    "thidua.foundations.papers",
    "thidua.foundations.ledger",
    *(stage.package for stage in STAGES),
    "thidua.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "thidua.web.middleware.PrivatePages",
    "thidua.web.middleware.FinishedDownloads",
    "thidua.web.middleware.UnprintableText",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "thidua.config.urls"
WSGI_APPLICATION = "thidua.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "thidua.web.shell.shell",
            ],
            # Every template speaks through gettext; nearly all would have to load it.
            "builtins": ["django.templatetags.i18n"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
# The form templates of Django are found after our own overrides in web/templates.
INSTALLED_APPS.append("django.forms")

DATABASES = {"default": env.db("THIDUA_DATABASE_URL", default=f"sqlite:///{THIDUA_DATA / 'thidua.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # IMMEDIATE takes the write lock at the start, so two writers queue instead of failing half-way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = dt.timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "web/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "week"

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_NAME = "__Host-thidua" if HTTPS else "thidua"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "thidua-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "thidua.web.errors.csrf_failure"
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("THIDUA_BEHIND_PROXY", default=False) else None
)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}

THIDUA_EMAIL_FROM = env.str("THIDUA_EMAIL_FROM", default="")
_mail = env.email_url("THIDUA_EMAIL_URL", default="dummymail://")
EMAIL_BACKEND, EMAIL_HOST, EMAIL_PORT = _mail["EMAIL_BACKEND"], _mail["EMAIL_HOST"], _mail["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_USER"], _mail["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.get("EMAIL_USE_TLS", False), _mail.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 20

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = THIDUA_DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
THIDUA_MAX_REQUEST = 30 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("THIDUA_LOG_LEVEL", default="WARNING")},
}
