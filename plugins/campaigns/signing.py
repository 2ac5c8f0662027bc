"""The signature of a kit's checksums, as minisign writes and verifies it.

Source: https://jedisct1.github.io/minisign/ (the legacy form "Ed", which signs the file itself). The library is
imported where something is signed or verified: a build or a check without a key has no use for it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_ALGORITHM = b"Ed"
_SEED, _ID, _SIGNATURE = 32, 8, 64


class KeyUnreadable(Exception):
    """A signing key that is none; the sentence says what a key is."""

    exitcode = 1


@dataclass(frozen=True)
class SigningKey:
    """An Ed25519 key, kept as the Base64 of its 32-byte seed."""

    private: Ed25519PrivateKey

    @property
    def id(self) -> bytes:
        """Return eight bytes by which a verifier knows the key."""
        return hashlib.sha256(self._public_bytes).digest()[:_ID]

    @property
    def public(self) -> str:
        """Return the public key, as ``minisign -P`` takes it."""
        return base64.b64encode(_ALGORITHM + self.id + self._public_bytes).decode()

    @property
    def _public_bytes(self) -> bytes:
        return self.private.public_key().public_bytes_raw()


def read_key(environ: Mapping[str, str]) -> SigningKey | None:
    """Return the key in the file that ``KIT_SIGNING_KEY_FILE`` names, or None where nobody names one.

    Raises:
        KeyUnreadable: there is none in it.
    """
    file = environ.get("KIT_SIGNING_KEY_FILE")
    if not file:
        return None
    if not Path(file).is_file():
        message = f"KIT_SIGNING_KEY_FILE names {file}, which is no file"
        raise KeyUnreadable(message)
    return parse_key(Path(file).read_text(encoding="ascii", errors="replace"))


def parse_key(text: str) -> SigningKey:
    """Return the key that *text* holds.

    Raises:
        KeyUnreadable: it is not the Base64 of 32 bytes.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - see above

    try:
        seed = base64.b64decode(text.strip(), validate=True)
    except ValueError:
        seed = b""
    if len(seed) != _SEED:
        message = "the signing key must be 32 random bytes in Base64; make one with `openssl rand -base64 32`"
        raise KeyUnreadable(message)
    return SigningKey(Ed25519PrivateKey.from_private_bytes(seed))


def sign(content: bytes, key: SigningKey, comment: str) -> str:
    """Return the signature file of *content*; *comment* is signed with it."""
    signature = key.private.sign(content)
    about = key.private.sign(signature + comment.encode())
    lines = [
        "untrusted comment: signature of the kit's checksums",
        base64.b64encode(_ALGORITHM + key.id + signature).decode(),
        f"trusted comment: {comment}",
        base64.b64encode(about).decode(),
    ]
    return "\n".join(lines) + "\n"


def verify(content: bytes, signature_file: str, public: str) -> bool:
    """Tell whether *signature_file* is that of *content* by the owner of the key *public*."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - see above
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - see above

    try:
        key = base64.b64decode(public, validate=True)
        _, first, comment, second = signature_file.splitlines()
        signature = base64.b64decode(first, validate=True)
        about = base64.b64decode(second, validate=True)
        verifier = Ed25519PublicKey.from_public_bytes(key[-_SEED:])
        verifier.verify(signature[-_SIGNATURE:], content)
        trusted = comment.removeprefix("trusted comment: ").encode()
        verifier.verify(about, signature[-_SIGNATURE:] + trusted)
    except (ValueError, InvalidSignature):
        return False
    return signature[:-_SIGNATURE] == key[:-_SEED]
