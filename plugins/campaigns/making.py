"""`invoke kit.build` and `invoke kit.verify`: kits onto the disk, and whether those on a disk are ours."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from plugins.campaigns.checking import check_project
from plugins.campaigns.choosing import open_project, tell
from plugins.campaigns.kit import Kit, build_kit, write_kit
from plugins.campaigns.model import Campaign
from plugins.campaigns.project import SITE_URL, Project, read_project
from plugins.campaigns.releases import ENDING, FOLDER, read_releases
from plugins.campaigns.rendering import open_workshop
from plugins.campaigns.revision import record_file, render_sources
from plugins.campaigns.signing import SigningKey, read_key
from plugins.campaigns.speeches import make_speeches
from plugins.campaigns.verifying import Signed, Standing, Unverifiable, Verification, verify_folder
from plugins.core.addressing import write_atomically
from plugins.core.findings import has_errors
from plugins.core.watching import watch

ROOT = Path(__file__).parents[2]
OUT = "output-kits"
STANDINGS = {
    Standing.CURRENT: "it is the current version",
    Standing.SUPERSEDED: "it is superseded by %s",
    Standing.WITHDRAWN: "it was withdrawn: do not use it any more",
    Standing.UNKNOWN: "no campaign here has that version",
}
SIGNATURES = {
    Signed.VALID: "the signature is right",
    Signed.INVALID: "the signature is NOT that of the key",
    Signed.UNCHECKED: "it is signed; give --key to check by whom",
    Signed.MISSING: "it is not signed",
}


def main_build(argv: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run `invoke kit.build`: write the kits of the campaigns named, or of all, and tell where.

    Raises:
        SystemExit: nothing more was written, and why.
    """
    arguments, project = _parse_build(argv), open_project(root, os.environ)
    campaigns = _choose(project, arguments.campaigns)
    _stop_at_errors(project, campaigns)
    key = read_key(os.environ)
    for campaign in campaigns:
        kit, told = _build(project, campaign, key)
        folder = Path(arguments.out) / campaign.id
        write_kit(kit, folder)
        print(f"{folder.as_posix()}: {told}")
        if arguments.release:
            for file in write_release(campaign, kit, is_published=not project.site.root.startswith(SITE_URL)):
                print(file.relative_to(root).as_posix())
    return 0


def main_verify(argv: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run `invoke kit.verify`: tell whether a folder holds a kit as it was published; 1 where it does not.

    Raises:
        SystemExit: the folder holds no kit.
    """
    arguments, project = _parse_verify(argv), read_project(root, os.environ)
    campaigns = project.campaigns.campaigns
    releases = {campaign.id: read_releases(campaign.folder, root)[0] for campaign in campaigns}
    try:
        found = verify_folder(Path(arguments.folder), campaigns, releases, arguments.key or None)
    except Unverifiable as error:
        raise SystemExit(str(error)) from None
    print("\n".join(render_verification(found)))
    return 0 if found.is_true else 1


def render_verification(found: Verification) -> Iterator[str]:
    """Yield what was found, a line each."""
    yield f"{found.kit} {found.version}: " + STANDINGS[found.standing].replace("%s", str(found.successor))
    if found.is_personal:
        yield "a town's name was put in: no published checksum covers it"
    yield f"{found.sound} files are as they are listed; " + SIGNATURES[found.signed]
    yield from (f"CHANGED {path}" for path in found.changed)
    yield from (f"missing {path}" for path in found.missing)
    yield from (f"not listed: {path}" for path in found.unlisted)


def write_release(campaign: Campaign, kit: Kit, *, is_published: bool) -> Iterator[Path]:
    """Write down what the version of *campaign* was made from and, where it *is_published*, the hashes of its files.

    The hashes hold for one address alone, which stands in the QR codes and the posts.

    Raises:
        SystemExit: the version was released with something else.
    """
    records = {record_file(campaign): render_sources(campaign)}
    if is_published:
        records[campaign.folder / FOLDER / f"{campaign.version}{ENDING}"] = kit.sums
    for file, text in records.items():
        if file.is_file() and file.read_text(encoding="utf-8") != text:
            raise SystemExit(
                f"{campaign.id} {campaign.version} was released with other files ({file.name}): raise the version"
            )
    for file, text in records.items():
        write_atomically(file, text.encode())
        yield file


def _build(project: Project, campaign: Campaign, key: SigningKey | None) -> tuple[Kit, str]:
    store, speeches = project.store, make_speeches(campaign, project.site, project.gettexts)
    workshop = open_workshop(project.theme, campaign)
    with watch(campaign.id) as show:
        kit = build_kit(campaign, list(speeches.values()), project.gettexts, workshop, store, key=key, tell=show)
    size = sum(len(file.content) for file in (*kit.files, *kit.archives)) / 1e6
    signed = "signed" if kit.signature else "unsigned"
    told = f"{len(kit.files)} files and {len(kit.archives)} zips, {size:.1f} MB, {signed}"
    return kit, f"{told}; {store.rendered} rendered, {store.taken} kept"


def _choose(project: Project, names: Sequence[str]) -> list[Campaign]:
    known: Mapping[str, Campaign] = {campaign.id: campaign for campaign in project.campaigns.campaigns}
    for name in names:
        if name not in known:
            raise SystemExit(f"there is no campaign {name} that can be read; there are {', '.join(known)}")
    return [known[name] for name in dict.fromkeys(names)] or list(known.values())


def _stop_at_errors(project: Project, campaigns: Sequence[Campaign]) -> None:
    folders = tuple(f"content/campaigns/{campaign.id}/" for campaign in campaigns)
    findings = [
        found
        for found in check_project(project)
        if found.path.startswith(folders) or not found.path.startswith("content/campaigns/")
    ]
    if has_errors(findings):
        raise SystemExit(tell(findings, project) + "Nothing was made: mend this first.")


def _parse_build(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="kit.build", description=main_build.__doc__)
    parser.add_argument("campaigns", nargs="*", metavar="CAMPAIGN", help="such as municipis-visibles (default: all)")
    parser.add_argument("--out", default=OUT, help=f"where the kits go, a folder each (default: {OUT})")
    parser.add_argument("--release", action="store_true", help="write down what this version was made from")
    return parser.parse_args(argv)


def _parse_verify(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="kit.verify", description=main_verify.__doc__)
    parser.add_argument("folder", help="a kit's folder, or an unpacked zip")
    parser.add_argument("--key", help="the public key of the signature, as minisign writes it")
    return parser.parse_args(argv)
