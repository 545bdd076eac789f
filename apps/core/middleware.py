"""Headers that stand on every answer, static files and errors included."""

from collections.abc import Callable
from wsgiref.headers import Headers

from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self' blob:",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

_OFF = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)
# These three are needed: switched off, their browser calls throw.
_OWN = ("publickey-credentials-create", "publickey-credentials-get", "clipboard-write")

PERMISSIONS_POLICY = ", ".join(
    [f"{name}=()" for name in _OFF] + [f"{name}=(self)" for name in _OWN]
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": PERMISSIONS_POLICY,
    "X-Robots-Tag": "noindex",
    "X-Frame-Options": "DENY",
}

STATIC_CACHING = "private, max-age=31536000, immutable"


def response_headers(get_response: Handler) -> Handler:
    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        # Only a file whose name carries its own hash may be kept by the browser.
        if response.headers.get("Cache-Control") != STATIC_CACHING:
            response.headers["Cache-Control"] = "no-store"
        return response

    return handle


def keep_hashed_files(headers: Headers, path: str, url: str) -> None:
    """Whitenoise calls this for each file; it has marked those with a hash as immutable."""
    if "immutable" in headers.get("Cache-Control", ""):
        headers["Cache-Control"] = STATIC_CACHING
