"""Strings that were made to break out, and a result that has them in every field a report, manifest or row can fill."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from factory import make_result

from geo_incidents.model import Claim, Resolution, Result, Span

TEMPLATES = (
    "{{ 7*7 }}",
    "{{7*'7'}}",
    "{% raw %}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{# gone #}",
    "{{",
    "{%",
    "{#",
    "}}",
    "%}",
    "{{ self.__init__.__globals__.__builtins__.__import__('os').system('touch PWNED') }}",
    "{{ cycler.__init__.__globals__.os.popen('touch PWNED').read() }}",
    "{{ lipsum.__globals__['os'].system('touch PWNED') }}",
    "{{ this.get_root().render() }}",
    "{%- if 1 -%}",
    "<%= 7*7 %>",
    "#{7*7}",
    "{{constructor.constructor('pwned()')()}}",
)
MARKUP = (
    "</script><script>pwned()</script>",
    "</SCRIPT ><img src=x onerror=pwned()>",
    "<img src=x onerror=pwned()>",
    "<svg/onload=pwned()>",
    "<svg><script>pwned()</script></svg>",
    "<!--<script>",
    "--><script>pwned()</script>",
    "]]><script>pwned()</script>",
    "</style><script>pwned()</script>",
    "</title><script>pwned()</script>",
    "</noscript><script>pwned()</script>",
    "</textarea><script>pwned()</script>",
    "<iframe srcdoc='<script>parent.pwned()</script>'>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<a href=javascript:pwned()>x</a>",
    "<body onload=pwned()>",
    "<details open ontoggle=pwned()>",
    "<input autofocus onfocus=pwned()>",
    "<form action=https://evil.example><button>",
    "<object data=data:text/html,<script>pwned()</script>>",
    "<style>@import 'https://evil.example/x.css';</style>",
    '"><img src=x onerror=pwned()>',
    "' onmouseover='pwned()",
    '" autofocus onfocus="pwned()',
    "<x contenteditable onblur=pwned()>",
)
SCRIPT = (
    "`${pwned()}`",
    "${pwned()}",
    "`;pwned();//",
    "\\`;pwned();//",
    "';pwned();//",
    '";pwned();//',
    "\\",
    "\\u003cscript\\u003e",
    "*/pwned();/*",
    "//\npwned()",
    "__proto__",
    "constructor",
    "toString",
    "</script",
    "<!--",
    "&lt;script&gt;",
    "&#60;script&#62;",
)
LINKS = (
    "javascript:pwned()",
    "JaVaScRiPt:pwned()",
    "java\nscript:pwned()",
    " javascript:pwned()",
    "data:text/html,<script>pwned()</script>",
    "vbscript:pwned()",
    "file:///etc/passwd",
    "blob:https://evil.example/1",
    "//evil.example/x",
    "https://user:pass@evil.example/",
    'https://evil.example/#"><script>pwned()</script>',
    "http://[",
    "https://",
)
CHARACTERS = (
    "\u202egnol ta thgir\u202c",
    "\u202e\u202d\u202b",
    "\u2066never closed",
    "line\u2028para\u2029sep",
    "null \x00 here",
    "\x1b[31mred\x1b[0m",
    "\ufeffmark",
    "\ud800 alone",
    "e\u0301" * 200,
    "ﷺ" * 100,
    "W" * 5000,
    "😀" * 300,
    "a\r\nb\tc",
    "\u200b\u200b",
    "%00%0a",
    "=cmd|' /C calc'!A0",
)
HOSTILE = TEMPLATES + MARKUP + SCRIPT + LINKS + CHARACTERS


class Poison:
    """Gives every distinct string another hostile one, the same each time, so that references still meet."""

    def __init__(self, strings: tuple[str, ...]) -> None:
        self.strings, self.given = strings, {}

    def word(self, text: str) -> str:
        if not text:
            return text
        number = len(self.given)
        return self.given.setdefault(text, f"{self.strings[number % len(self.strings)]} {number}")

    def value(self, value: Any) -> Any:
        if isinstance(value, Enum) or value is None:
            return value
        if isinstance(value, str):
            return self.word(value)
        if isinstance(value, tuple):
            return tuple(map(self.value, value))
        if isinstance(value, Mapping):
            return {self.value(key): self.value(item) for key, item in value.items()}
        if is_dataclass(value):
            return self.refit(replace(value, **{f.name: self.value(getattr(value, f.name)) for f in fields(value)}))
        return value

    @staticmethod
    def refit(value: Any) -> Any:
        """Spans that fit the new words: marks lie anywhere inside the quote."""
        if not isinstance(value, Claim):
            return value
        whole = Span(1000, 1000 + len(value.quote))
        inside = Span(1000, 1000 + min(3, len(value.quote)))

        def moved(found: Resolution) -> Resolution:
            return replace(found, mention=replace(found.mention, span=inside))

        return replace(
            value,
            span=whole,
            trigger=inside,
            places=tuple(map(moved, value.places)),
            counts=tuple(replace(count, span=Span(inside.start, inside.start + 1)) for count in value.counts),
            when=replace(value.when, span=None),
            speakers=tuple(replace(speaker, span=None) for speaker in value.speakers),
        )


def hostile_result(strings: tuple[str, ...] = HOSTILE, incidents: int = 30) -> Result:
    """A result whose every string is hostile."""
    result: Result = Poison(strings).value(make_result(incidents))
    return result
