"""Database addresses made safe to print: without user, password, or options that contain one."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

SCHEMES = ("postgresql", "postgres", "postgis")
SECRET = re.compile(r"(?i)\b((?:ssl)?pass(?:word|wd|file)?|pwd|user|secret|token)\s*=\s*('[^']*'|\"[^\"]*\"|[^\s&;]*)")
HIDDEN = "…"


def scheme_of(target: str) -> str:
    """What precedes "://", in lower case; "" if nothing does."""
    found = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*):/", target)
    return found[1].lower() if found else ""


def connectable(target: str) -> str:
    """The address in the form that libpq reads."""
    return "postgresql" + target.strip()[len(scheme_of(target)) :]


def printable_target(target: str) -> str:
    """The target in printable form: a file name unchanged, an address without secrets, even if it is malformed."""
    if not scheme_of(target):
        return SECRET.sub(rf"\1={HIDDEN}", target)
    scheme = scheme_of(target)
    rest = target.strip()[len(scheme) :].lstrip(":/")
    place = re.split(r"[?#]", rest.rpartition("@")[2])[0]
    # "user:secret" without a host would look like a host and its port.
    safe = re.fullmatch(r"(?:[\w.-]+|\[[0-9A-Fa-f:.%]+\])?(?::\d{1,5})?(?:/[\w.-]*)?", place)
    return f"{scheme}://{place}" if safe and SECRET.search(place) is None else f"{scheme}://{HIDDEN}"


def without_secrets(message: str, target: str) -> str:
    """A library's message about an address, with everything secret removed."""
    for secret in sorted(_secrets(target), key=len, reverse=True):
        message = message.replace(secret, HIDDEN)
    return SECRET.sub(rf"\1={HIDDEN}", message)


def _secrets(target: str) -> set[str]:
    """The address itself, and every part of it that stands where a password could."""
    rest = target.strip()[len(scheme_of(target)) :].lstrip(":/")
    login = rest.rpartition("@")[0]
    found = {target, target.strip(), rest, login, login.partition(":")[2]}
    try:
        parts = urlsplit(target.strip())
        found |= {parts.password or ""} | {value for name, value in parse_qsl(parts.query) if "pass" in name.lower()}
    except ValueError:
        pass
    found |= {piece for piece in login.partition(":")[2].split("@") if len(piece) > 1}  # libpq ends it at the first
    found |= {match[2] for match in SECRET.finditer(target)}
    return {secret for one in found for secret in (one, unquote(one)) if secret}
