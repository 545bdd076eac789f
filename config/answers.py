"""`python -m config.answers`: exit code 0 while the site answers. For a container's health check.

Loads no Django: it runs every half minute.
"""

import os
import urllib.request
from urllib.parse import urlsplit


def main() -> None:
    port = os.environ.get("PORT") or "8000"
    # The server knows itself by the public name alone.
    name = urlsplit(os.environ.get("SITE_URL") or f"http://localhost:{port}").netloc
    health = urllib.request.Request(f"http://127.0.0.1:{port}/health", headers={"Host": name})
    with urllib.request.urlopen(health, timeout=5) as answer:  # noqa: S310 (http to this machine)
        assert answer.status == 200


if __name__ == "__main__":
    main()
