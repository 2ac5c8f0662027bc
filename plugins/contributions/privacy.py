"""What could harm somebody: numbers nobody verified, addresses of persons, names of who suffered violence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from plugins.contributions.drafts import Draft
from plugins.core.contacts import EMAIL, PHONE
from plugins.core.findings import N_, Finding, Severity
from plugins.core.registries import Helpline

_PHONE = re.compile(rf"{PHONE.pattern}|(?<=\btel:)[+\d][\d.-]{{2,15}}|(?<=\bwa\.me/)\+?\d{{2,15}}")
# Too short or too long for a number, as one is where a digit was left out or struck twice.
_NEARLY = re.compile(r"(?<![\w/.,+-])[6-9](?:[ .-]?\d){7,9}(?![\w/-]|[.,]\d)")
# Any number but one after tel: holds one of these, which most texts do not, and this is sought much sooner.
_NUMBER_LIKE = re.compile(r"\d(?:[ .()-]{0,2}\d){6}")
_LINK_TARGET = re.compile(
    r"(?<=\]\()(?!tel:|mailto:|https?://wa\.me/)[^)\]\n]{0,500}(?=\))|<?https?://(?!wa\.me/)[^\s>)]+"
)

_WORD = r"[A-ZÀÁÈÉÍÏÒÓÚÜÑÇ][a-zàáèéíïòóúüñç·]+"
_FULL_NAME = rf"{_WORD}(?:[ ](?:(?:de|del|da|do|dos|la|las|i|y|e)[ ]){{0,2}}{_WORD}){{1,3}}"
# Sought first: it is in all that is found, and soon told to be missing.
_ANY_NAME = re.compile(_FULL_NAME)
_SUFFERED = {
    "ca": r"víctima(?: mortal)?|supervivent|assassinada|agredida|violada|maltractada|la usuària|la denunciant",
    "gl": r"vítima(?: mortal)?|supervivente|asasinada|agredida|violada|maltratada|a usuaria|a denunciante",
    "es": r"víctima(?: mortal)?|superviviente|asesinada|agredida|violada|maltratada|la usuaria|la denunciante",
    "en": r"victim|survivor|murdered|assaulted|raped|abused|the service user|the complainant",
}
_LINKING = "és|es|é|is|era|was|fue|foi|va ser|de nom|de nome|de nombre|named|called|llamada|chamada|anomenada"
_CALLED = rf"[,:]?(?:[ ](?:{_LINKING}))?[ ]"
_AGED = r",? \(?(?:de |aged )?(?:1[0-9]|[1-9][0-9]?)(?: (?:anys|anos|años|years)\b|\)|,)"
_NAMES = {
    lang: re.compile(rf"\b(?:(?i:{words})){_CALLED}(?P<after>{_FULL_NAME})|\b(?P<aged>{_FULL_NAME})(?={_AGED})")
    for lang, words in _SUFFERED.items()
}


def check_privacy(draft: Draft, helplines: Iterable[Helpline]) -> Iterator[Finding]:
    """Yield every finding of this module, in no order."""
    known = known_contacts(helplines)
    yield from check_phones(draft, known)
    yield from check_emails(draft, known)
    yield from check_names(draft)


def known_contacts(helplines: Iterable[Helpline]) -> frozenset[str]:
    """Return the numbers, by their digits alone, and addresses that the registry has verified."""
    found = set()
    for helpline in helplines:
        contact = helpline.href.partition(":")[2] if helpline.href.startswith(("tel:", "mailto:")) else helpline.number
        found.add(contact.casefold() if "@" in contact else _digits(contact))
    return frozenset(found)


def check_phones(draft: Draft, known: Collection[str]) -> Iterator[Finding]:
    """Yield an error for each telephone number that is no helpline of the registry: a wrong one can cost a life."""
    if "tel:" not in draft.said.prose and not _NUMBER_LIKE.search(draft.said.prose):
        return
    prose = _without_targets(draft)
    for match in (*_PHONE.finditer(prose), *_find_mistyped(prose, known)):
        if _digits(match[0]) not in known:
            message = N_("nobody has verified the telephone number %(number)s")
            hint = N_("leave it out, or add it to content/data/helplines.yaml with its source and the day of the check")
            place, values = draft.said.place(match.start()), {"number": match[0]}
            yield Finding(str(draft.path), *place, "E211", message, hint, values)


def _find_mistyped(prose: str, known: Collection[str]) -> Iterator[re.Match[str]]:
    """Yield what has a digit too many or too few to be one of the *known* numbers."""
    for match in _NEARLY.finditer(prose):
        digits = _digits(match[0])
        for number in known:
            shorter, longer = sorted((digits, number), key=len)
            if len(longer) - len(shorter) == 1 and _lacks_one(shorter, longer):
                yield match


def _lacks_one(shorter: str, longer: str) -> bool:
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


def check_emails(draft: Draft, known: Collection[str]) -> Iterator[Finding]:
    """Yield a warning for each e-mail address that is no helpline of the registry."""
    if "@" not in draft.said.prose:
        return
    for match in EMAIL.finditer(_without_targets(draft)):
        if match[0].casefold() not in known:
            message = N_("the e-mail address %(address)s is shown to everybody")
            hint = N_("make sure that it belongs to a service, not to a person; a helpline belongs in helplines.yaml")
            place, values = draft.said.place(match.start()), {"address": match[0]}
            yield Finding(str(draft.path), *place, "W212", message, hint, values, Severity.WARNING)


def check_names(draft: Draft) -> Iterator[Finding]:
    """Yield a warning for each full name that may be that of somebody who suffered violence."""
    if draft.lang not in _NAMES or not _ANY_NAME.search(draft.said.prose):
        return
    for match in _NAMES[draft.lang].finditer(draft.said.prose):
        group = "after" if match["after"] else "aged"
        message = N_('"%(name)s" may be the name of somebody who suffered violence')
        hint = N_("leave the name out, or change it and say so, unless it is public and the family agrees")
        place, values = draft.said.place(match.start(group)), {"name": match[group]}
        yield Finding(str(draft.path), *place, "W213", message, hint, values, Severity.WARNING)


def _without_targets(draft: Draft) -> str:
    return _LINK_TARGET.sub(lambda match: " " * len(match[0]), draft.said.prose)


def _digits(number: str) -> str:
    digits = "".join(filter(str.isdigit, number))
    prefix = next((prefix for prefix in ("0034", "34") if digits.startswith(prefix)), "")
    return digits.removeprefix(prefix) if len(digits) - len(prefix) == 9 else digits
