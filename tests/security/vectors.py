"""Texts that try to run a script in whatever page prints them: this project's own, and those that others collected."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, product

from plugins.workshop import ROOT

PAYLOADS = cycle(("alert(1)", "confirm(1)", "prompt(1)", "print()", "top.alert(1)", "alert`1`"))
ELEMENTS = r"""
<img src=x onerror=$>
<svg onload=$>
<body onload=$>
<details open ontoggle=$>
<video src=x onerror=$></video>
<video><source onerror=$></video>
<audio src=x onerror=$></audio>
<input autofocus onfocus=$>
<iframe onload=$></iframe>
<object data=x onerror=$></object>
<style onload=$></style>
<link rel=stylesheet href=data:, onload=$>
<marquee onstart=$>x</marquee>
<script>$</script>
<script src=data:text/javascript,$></script>
<embed src=javascript:$>
<svg><script>$</script></svg>
<svg><animate onbegin=$ attributeName=x dur=1s></svg>
<p style=animation:x onanimationstart=$>x</p>
<a href=# onclick=$>x</a>
<form><button formaction=javascript:$>x</button></form>
<math><maction actiontype=statusline xlink:href=javascript:$>x</maction></math>
<meta http-equiv=refresh content=0;url=javascript:$>
<base href=javascript:$//>
""".split("\n")[1:-1]
SCHEMES = r"""
javascript:$
JaVaScRiPt:$
 javascript:$
java&Tab;script:$
java&NewLine;script:$
java&#13;script:$
&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;$
&#x6a&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3a;$
&#0000106avascript:$
javascript&colon;$
&#1;javascript:$
&#14; javascript:$
javascript%3A$
\x6aavascript:$
javascript://example.org/%0A$
javascript:javascript:$
vbscript:$
livescript:$
data:text/html,<script>$</script>
data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==
data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='$'/>
blob:https://evil.example/1
filesystem:https://evil.example/1
view-source:javascript:$
jar:https://evil.example!/x
//evil.example/x
/\evil.example/x
\\evil.example\x
https:evil.example
{filename}javascript:$
{static}javascript:$
{index}javascript:$
{attach}javascript:$
{static}/pictures/x" onerror="$
|index|javascript:$
""".split("\n")[1:-1]
CLOSERS = (
    '"', "'", "`", ">", '">', "'>", "-->", "]]>", "*/", "</title>", "</style>", "</script>", "</textarea>",
    "</noscript>", "</template>", "</xmp>", "</iframe>", "</svg>", "</math>", "</p></div></main>", "&quot;&gt;",
    "&lt;/title&gt;", "\\x3e",
)  # fmt: skip
OPENED = (
    "<img src=x onerror=$>",
    "<script>$</script>",
    " onmouseover=$ autofocus onfocus=$ x=",
    "&lt;svg onload=$&gt;",
)
MUTATIONS = r'''
<noscript><p title="</noscript><img src=x onerror=$>">
<svg></p><style><a id="</style><img src=1 onerror=$>">
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=$&gt;">
<form><math><mtext></form><form><mglyph><style></math><img src onerror=$>
<math><mtext><h1><a><h6></a></h6><mglyph><svg><mtext><style><a title="</style><img src onerror=$>"></style></h1>
<svg><desc><svg><image><a><desc><![CDATA[</a><image></image><style><a id="</style><img src onerror=$>">
<table><caption><svg><title><table><caption></caption></table></title></svg><style><a id="</style><img src onerror=$>
<select><template><style><!--</style><a rel="--></style></template></select><img src onerror=$>">x</a>
<xmp><p title="</xmp><img src=x onerror=$>">
<textarea><img title="</textarea><img src=x onerror=$>"></textarea>
<title><a title="</title><img src=x onerror=$>"></title>
<noembed><img title="</noembed><img src onerror=$>"></noembed>
<template><div></template><img src=x onerror=$></template>
<!--><img src=x onerror=$>-->
<!--!><img src=x onerror=$>
<!-- --!><img src=x onerror=$> -->
<!-><img src=x onerror=$>
<?x <img src=x onerror=$>?>
<?><img src=x onerror=$>
</ <img src=x onerror=$>
<![CDATA[><img src=x onerror=$>]]>
<img src="x`" `<script>$</script>"` `>
<IMG """><SCRIPT>$</SCRIPT>">
<scr<script>ipt>$</scr</script>ipt>
<a<b>c onmouseover=$ d>e</a<b>
<p title="x&#34; onmouseover=$ y=&#34;">x</p>
<a href="https://example.org/&#34; onmouseover=$ y=&#34;">x</a>
<svg><a xlink:href="javascript:$"><text x=9 y=9>x</text></a></svg>
<svg><use href="data:image/svg+xml;base64,PHN2ZyBpZD0neCcgb25sb2FkPSdhbGVydCgxKSc+PC9zdmc+#x"></svg>
<svg><set attributeName=href to=javascript:$ /><a id=x><text>x</text></a></svg>
<plaintext><img src=x onerror=$>
<frameset onload=$><frame src=javascript:$></frameset>
'''.split("\n")[1:-1]
MARKDOWN = r"""
[x](javascript:$)
[x]( javascript:$)
[x](<javascript:$>)
[x](java\script:$)
![x](javascript:$)
![x"onerror="$](x)
![x](x"onerror="$)
![x](x 'y" onerror="$')
[x](https://example.org "y' onmouseover=$ x=")
[x](https://example.org/"onmouseover="$)
<javascript:$>
<https://example.org/"onmouseover="$>
<x@example.org"onmouseover="$>
[x][y]\n\n[y]: javascript:$
[x][y]\n\n[y]: https://example.org "\" onmouseover=\"$"
[x][y]\n\n[y]:\n  javascript:$
x[^1]\n\n[^1]: <img src=x onerror=$>
x[^"><img/src=x/onerror=$>]\n\n[^"><img/src=x/onerror=$>]: y
*[x]: "><script>$</script>\n\nx
!!! danger "<script>$</script>"\n    <img src=x onerror=$>
!!! "><script>$</script>\n    x
## x {: #main onclick=$}
## <img src=x onerror=$>
## "><svg onload=$>
x\n{: onclick="$" style="position:fixed"}
*x*{: onmouseover=$ }
<div markdown="1" onclick="$">*x*</div>
<div markdown="1"><script>$</script></div>
```"><script>$</script>\nx\n```
```{ .x onclick=$ }\nx\n```
`<script>$</script>`
    <script>$</script>
|x|<img src=x onerror=$>|\n|-|-|\n|y|"><svg onload=$>|
x\n: <img src=x onerror=$>
> <script>$</script>
- <img src=x onerror=$>
\<img src=x onerror=$\>
&lt;img src=x onerror=$&gt;
<b>\n\n<img src=x onerror=$>\n\n</b>
klzzwxh:0001 <img src=x onerror=$>
STXklzzwxh:0ETX <script>$</script>
{{ self.__init__.__globals__ }}<script>$</script>
{% raw %}<img src=x onerror=$>{% endraw %}
""".split("\n")[1:-1]


def _respell(vector: str) -> Iterator[str]:
    """Yield other spellings that browsers take for the same."""
    yield vector
    yield vector.swapcase()
    yield vector.replace(" ", "/")
    yield vector.removesuffix(">")
    yield f"\"'>{vector}"


def _own() -> Iterator[str]:
    for element in ELEMENTS:
        yield from _respell(element)
    for scheme, form in product(SCHEMES, ('<a href="{}">x</a>', "{}")):
        yield form.format(scheme)
    for closer, opened in product(CLOSERS, OPENED):
        yield closer + opened
    yield from MUTATIONS
    yield from (line.replace("\\n", "\n") for line in MARKDOWN)


def make_vectors() -> list[str]:
    """Return all, each once and in order, with its `$` as one of the calls that show a dialog."""
    collected = (ROOT / "tests/data/xss/xss-filters.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    own = [vector.replace("$", next(PAYLOADS)) for vector in _own()]
    return list(dict.fromkeys([*own, *(line for line in collected if line.strip())]))
