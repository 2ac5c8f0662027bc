"""The ways from a page of the site to the forge's web editor, for whoever wants to mend or translate it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote


class ForgeError(Exception):
    """A pattern that cannot be used; the sentence says which, and what to do."""

    exitcode = 1


@dataclass(frozen=True)
class Forge:
    """A repository's web editor: its address, and the patterns for a file that is there and for a new one."""

    repository: str
    edit: str
    new: str

    def edit_url(self, path: PurePosixPath) -> str:
        """Return where the file at *path*, from the repository's root, can be edited."""
        return self.edit.format(repository=self.repository, path=quote(str(path)))

    def new_url(self, path: PurePosixPath, text: str) -> str:
        """Return where a file at *path* can be written, beginning with *text* where the forge takes that."""
        return self.new.format(
            repository=self.repository, folder=quote(str(path.parent)), name=quote(path.name), text=quote(text, safe="")
        )


def make_forge(repository: str | None, edit: str, new: str) -> Forge | None:
    """Return the forge of the settings REPOSITORY_URL, EDIT_URL and NEW_FILE_URL; None where no repository is named."""
    if not repository:
        return None
    if not repository.startswith("https://"):
        message = f'REPOSITORY_URL must begin with https://, not "{repository}"'
        raise ForgeError(message)
    forge = Forge(repository.rstrip("/"), edit, new)
    try:
        forge.edit_url(PurePosixPath("folder/name"))
        forge.new_url(PurePosixPath("folder/name"), "")
    except (KeyError, IndexError, ValueError) as error:
        message = f"EDIT_URL or NEW_FILE_URL has a field that is not known ({error}); see docs/reviewing.md"
        raise ForgeError(message) from None
    return forge
