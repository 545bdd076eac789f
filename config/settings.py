"""Every setting of the site. Those read from the environment are told in docs/settings.md."""

import os
from pathlib import Path

from apps.core.middleware import keep_hashed_files
from config import env, postgres

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.folder("DATA_DIR", BASE_DIR / "data")
SECRETS_DIR = env.folder("SECRETS_DIR", DATA_DIR / "secrets")
TICKETS_DIR = env.folder("TICKETS_DIR", postgres.runtime_folder(DATA_DIR) / "tickets")
TICKETS_ON_DISK = env.switch("TICKETS_ON_DISK", default=False)

# The one address: hosts, cookie flags, CSRF origins and HSTS all follow from it.
PORT = env.number("PORT", 8000, least=1, most=65_535)
SITE_URL = env.site_url("SITE_URL", f"http://localhost:{PORT}")
IS_HTTPS = SITE_URL.scheme == "https"
ALLOWED_HOSTS = [SITE_URL.hostname]
CSRF_TRUSTED_ORIGINS = [f"{SITE_URL.scheme}://{SITE_URL.netloc}"]

# The address the web server listens on. Other machines come through a proxy that speaks https.
BIND = env.text("BIND", "127.0.0.1")
WORKERS = env.number("WORKERS", 2, least=1, most=64)

DEBUG = False
SECRET_KEY = env.secret(SECRETS_DIR / "django_key")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "apps.core",
    "apps.vault",
    "apps.accounts",
    "apps.tactics",
    "apps.support",
    "apps.journal",
    "apps.plan",
    "apps.safety",
    "apps.sharing",
    "apps.home",
    "apps.demo",
]

MIDDLEWARE = [
    "apps.core.middleware.response_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "apps.vault.middleware.VaultMiddleware",
    "apps.accounts.sign_in_required.SignInRequiredMiddleware",
    "apps.accounts.same_account.SameAccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

FORM_RENDERER = "apps.core.form_renderer.QuickRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "apps.accounts.context.browser",
                "apps.sharing.context.sharing",
            ],
        },
    }
]

# One database. Values are bound by the server, so that none appears in its error log.
DATABASE_URL = os.environ.get("DATABASE_URL", "").strip()
DATABASE_POOL = env.number("DATABASE_POOL", 8, least=0, most=100)  # a process; 0: no pool
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        **postgres.connection(DATA_DIR, SECRETS_DIR),
        **(env.database_url(DATABASE_URL) if DATABASE_URL else {}),
        "OPTIONS": {
            "server_side_binding": True,
            # A pooler between us and somebody's server may hand each transaction another connection.
            "prepare_threshold": None if DATABASE_URL else 5,
            "pool": {"min_size": 1, "max_size": DATABASE_POOL, "timeout": 10}
            if DATABASE_POOL
            else False,
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "apps.core.static_files.NeededFiles",
]
WHITENOISE_ADD_HEADERS_FUNCTION = keep_hashed_files
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "apps.core.stylesheet.OneSheetStorage"},
}

# Keys: what one guess of a password costs (Argon2id, RFC 9106). `start` refuses less than 64 and 3.
VAULT_KDF_MEMORY_MIB = env.number("VAULT_KDF_MEMORY_MIB", 64, least=8, most=4096)
VAULT_KDF_PASSES = env.number("VAULT_KDF_PASSES", 3, least=1, most=100)
VAULT_LOCKED_VIEW = "apps.accounts.views.unlock.locked"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["apps.accounts.backends.VaultBackend"]
PASSWORD_HASHERS = ["apps.accounts.hashers.VaultHasher"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "apps.accounts.validators.LongAndHardToGuess"}]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "today"

# Where Leave may lead, by the label shown in the settings; the first is the default.
LEAVE_TARGETS = env.pairs(
    "LEAVE_TARGETS",
    "Weather=https://www.weather.gov/; News=https://www.bbc.com/news; Wikipedia=https://www.wikipedia.org/",
)

# Shown in the browser's tab before anyone is signed in.
PRODUCT_NAME = env.text("PRODUCT_NAME", "Notes")

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Cookies. `__Host-` binds them to this very host; a browser accepts it over https only.
COOKIE_PREFIX = "__Host-" if IS_HTTPS else ""
SESSION_ENGINE = "apps.vault.sessions"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
TICKET_COOKIE_NAME = f"{COOKIE_PREFIX}ticket"
VISIT_COOKIE_NAME = f"{COOKIE_PREFIX}page"
DEVICE_COOKIE_NAME = f"{COOKIE_PREFIX}device"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
SESSION_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "apps.safety.stale_form.stale_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_SSL_REDIRECT = False
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # X-Frame-Options stands in apps/core/middleware.py with the other headers
    "security.W005",  # other sites of the same domain are not ours to bind to https
    "security.W008",  # the proxy that speaks https redirects; a health check comes in plain
    "security.W021",  # a preload list would publish that this address exists
]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None

# An upload must never lie in a clear temporary file; forms carry text alone.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
# An address book with its pictures. What is larger is refused, and never written to a disk.
FILE_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
# Eight times the longest entry, so that a text far too long still comes back to whoever typed it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
# Five hundred reports have eight fields each. Twice that, so that too many come back with a sentence.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Errors are logged by class and place, never with values: see apps/core/logs.py.
DEFAULT_EXCEPTION_REPORTER_FILTER = "apps.core.logs.NothingToSee"
ADMINS: list[tuple[str, str]] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "formatters": {"plain": {"()": "apps.core.logs.ClassAndPlace"}},
    "filters": {"faults": {"()": "apps.core.logs.OnlyFaults"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["faults"]}
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Named, or it would be disabled with all others that exist by now: then no error is ever told.
    "loggers": {"django": {"level": "ERROR"}},
}
