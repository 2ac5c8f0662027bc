"""What stands in a new campaign until somebody writes it: a prompt in brackets in every place, in every language."""

from __future__ import annotations

from plugins.core.findings import N_

LINES = {
    "summary": N_("[What the campaign is for and what the kit holds: 110 to 200 characters in all.]"),
    "audience": N_("[Who it is for: which town councils, and who in them.]"),
    "when": N_("[When to do it: the days, and what can be done all year.]"),
    "slogan": N_("[The slogan,]|[in two lines]"),
    "subline": N_("[What the poster says below the slogan, in one sentence.]"),
    "call": N_("[What to do now, in a few words]"),
    "town_line": N_("[The town's line] {of_town}"),
    "motion": N_("[When a motion fits, in one sentence.]"),
    "declaration": N_("[When an institutional declaration fits, in one sentence.]"),
    "adopters_intro": N_("[What it means that a town is on the list.]"),
    "contact": N_("[How to tell of a mistake: in the repository, with no e-mail address or telephone number.]"),
}  # fmt: skip
"""The lines of ``texts/<lang>.yaml`` by key, apart from the title."""

POST = N_("[The text for %(network)s.] {of_town}: {url}")
ALT = N_("[What the picture shows, and the words on it.]")
LISTS = {
    "checklist_15": N_("[Something that can be done within fifteen minutes.]"),
    "checklist_60": N_("[Something that can be done within an hour.]"),
    "printing": N_("[What to know when printing.]"),
}
SUMMARY = N_("First version")

NOTE = N_(
    "Write over everything in [brackets], here and in texts/, docs/ and art/. While the status is draft, nothing of it "
    "is published. When all is ready, change it to active, and see docs/campaigns.md for the rest."
)

_DATE = N_("{town}, [date]")
_SIGNATURES = N_("[Name, office and signature of each signatory]")

DOCUMENTS = {
    "mocio": (
        N_("Motion: [what is proposed]"),
        (
            N_("To the full council {of_town}"),
            N_("[The group or groups that table the motion, and under which rules.]"),
            N_("## Explanatory statement"),
            N_("[Why the council should act: two or three short paragraphs, with a source for each figure.]"),
            N_("## Legal grounds"),
            N_("- [Each law by its official name and number; only those that you are certain of.]"),
            N_("## Proposed resolution"),
            N_("1. [What the council would do, who sees to it and by when.]"),
            _DATE,
            _SIGNATURES,
        ),
    ),
    "declaracio": (
        N_("Institutional declaration: [on what]"),
        (
            N_("The full council {of_town}, by agreement of all its groups, adopts this declaration."),
            N_("## Declaration"),
            N_("[What all groups say together.]"),
            N_("## Commitments"),
            N_("1. [What they undertake to do.]"),
            "{helplines}",
            _DATE,
            _SIGNATURES,
        ),
    ),
    "nota-premsa": (
        N_("Press release"),
        (
            N_("For publication from [date and time]"),
            N_("## [The news in one line] {of_town}"),
            N_("**{town}, [date].** [Who does what, when and where.]"),
            N_('"[Words that whoever is quoted has read and approved]", said [name and office].'),
            "{helplines}",
        ),
    ),
    "manifest": (
        N_("Manifesto: [its name]"),
        (
            N_("[How it is read, by how many voices, and how long it takes.]"),
            N_("## Manifesto"),
            N_("**First voice.** [What it says.]"),
            N_("**Second voice.** [What it says.]"),
        ),
    ),
    "pla-acte": (
        N_("Running order of the event"),
        (
            N_("Event {of_town}. [Day, time and place, and where to go if it rains.]"),
            N_("## Beforehand"),
            N_("- [What must be ready, and who sees to it.]"),
            N_("## Minute by minute"),
            N_("| Minute | What | Who |\n|---|---|---|\n| 0 | [welcome] | [name] |"),
        ),
    ),
    "comprovacio": (
        N_("Checklist"),
        (
            N_("Council {of_town}. [Who keeps this list.]"),
            N_("## Before"),
            N_("- [Something to be done before.]"),
            N_("## On the day"),
            N_("- [Something to be done on the day.]"),
            N_("## Afterwards"),
            N_("- [Something to be done afterwards.]"),
        ),
    ),
}  # fmt: skip
"""Each document's title and paragraphs, by the id of its item."""

POSTER = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1414">
<path fill="{paper}" d="M0 0h1000v1414h-1000z"/>
<path fill="{ink}" d="M0 594h1000v650h-1000z"/>
<path fill="{accent}" d="M150 1150v-270a100 100 0 0 1 200 0v270z"/>
<path fill="{paper}" d="M400 1150v-270a100 100 0 0 1 200 0v270z"/>
<path fill="{accent}" d="M650 1150v-270a100 100 0 0 1 200 0v270z"/>
</svg>
"""
BANNER = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 970 250">
<path fill="{ink}" d="M0 0h970v250h-970z"/>
<path fill="{accent}" d="M200 210v-90a50 50 0 0 1 100 0v90z"/>
<path fill="{paper}" d="M435 210v-90a50 50 0 0 1 100 0v90z"/>
<path fill="{accent}" d="M670 210v-90a50 50 0 0 1 100 0v90z"/>
</svg>
"""
"""Artwork to be replaced: arches in the campaign's colours, with quiet room where the words stand."""
