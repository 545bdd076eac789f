"""Names on platforms: how people write which platform they mean, and where its addresses hold the name."""

import re
from typing import Final, NamedTuple

# Platform -> how people write it. On these, a number is a telephone number.
_NUMBERED: Final = {
    "whatsapp": ("whats app", "wa"), "signal": (), "telegram": ("tg",), "viber": (), "imessage": (),
    "facetime": (), "wechat": (), "line": (), "kakaotalk": (), "zelle": (), "skype": (),
}  # fmt: skip
# On these, a number is a name.
_NAMED: Final = {
    "instagram": ("insta", "ig"), "facebook": ("fb", "messenger"), "x": ("twitter",), "tiktok": (),
    "snapchat": ("snap",), "youtube": ("yt",), "linkedin": (), "threads": (), "reddit": (),
    "bluesky": ("bsky",), "pinterest": (), "discord": (), "twitch": (), "kik": (), "github": (),
    "venmo": (), "paypal": (), "cashapp": ("cash app",), "vk": (), "steam": (), "spotify": (),
}  # fmt: skip
_PLATFORMS: Final = {
    word: platform
    for platform, words in (_NUMBERED | _NAMED).items()
    for word in (platform, *words)
}
_HOSTS: Final = {
    "instagram.com": "instagram", "facebook.com": "facebook", "fb.com": "facebook",
    "m.me": "facebook", "x.com": "x", "twitter.com": "x", "tiktok.com": "tiktok",
    "snapchat.com": "snapchat", "youtube.com": "youtube", "linkedin.com": "linkedin",
    "threads.net": "threads", "threads.com": "threads", "reddit.com": "reddit",
    "bsky.app": "bluesky", "pinterest.com": "pinterest", "twitch.tv": "twitch",
    "github.com": "github", "venmo.com": "venmo", "paypal.me": "paypal", "paypal.com": "paypal",
    "cash.app": "cashapp", "vk.com": "vk", "t.me": "telegram", "wa.me": "whatsapp",
}  # fmt: skip
# What stands before the name in a profile's path, where the name does not stand alone.
_BEFORE_NAME: Final = {
    "snapchat.com": ("add",), "linkedin.com": ("in",), "reddit.com": ("user", "u"),
    "bsky.app": ("profile",), "paypal.com": ("paypalme",),
}  # fmt: skip
# Pages of the platforms themselves.
_NO_NAME: Final = {
    "about", "accounts", "channel", "direct", "events", "explore", "feed", "groups",
    "hashtag", "help", "hashtags", "home", "i", "intent", "login", "marketplace", "messages",
    "messenger", "notifications", "p", "pages", "permalink.php", "photo", "photo.php",
    "profile.php", "reel", "reels", "search", "settings", "share", "sharer.php", "signup",
    "story.php", "stories", "tagged", "video", "watch",
}  # fmt: skip
_SUBDOMAIN: Final = re.compile(r"^(?:m|mobile|mbasic|web|old|new|[a-z]{2})\.(?=[^.]+\.)")
_NAME: Final = re.compile(r"[@$]?[\w.\-]+|\+\d+")
_FACEBOOK_ID: Final = re.compile(r"(?:^|&)id=(\d+)(?:&|$)")


class Profile(NamedTuple):
    platform: str
    name: str


def platform_of(label: str) -> str:
    """`Insta` is instagram; empty for what is no platform. The label is folded."""
    return _PLATFORMS.get(label, "")


def takes_numbers(platform: str) -> bool:
    return platform in _NUMBERED


def of_link(host: str, path: str, query: str) -> Profile | None:
    """Whose profile a web address is. Host and path are folded."""
    site = _SUBDOMAIN.sub("", host)
    steps = [step for step in path.split("/") if step]
    if site == "facebook.com" and steps == ["profile.php"]:
        steps = _FACEBOOK_ID.findall(query)[:1]
    if before := _BEFORE_NAME.get(site):
        steps = steps[1:] if steps[:1] and steps[0] in before else []
    if site not in _HOSTS or len(steps) != 1 or steps[0] in _NO_NAME:
        return None
    name = f"+{steps[0].lstrip('+')}" if site == "wa.me" else steps[0]
    return Profile(_HOSTS[site], name) if _NAME.fullmatch(name) else None
