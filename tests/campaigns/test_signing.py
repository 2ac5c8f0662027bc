"""Signatures: ours verifies them, minisign does, and neither another's."""

from __future__ import annotations

import base64
import os
import subprocess
from pathlib import Path
from shutil import which

import pytest

from plugins.campaigns.signing import KeyUnreadable, parse_key, read_key, sign, verify

KEY = parse_key(base64.b64encode(bytes(range(32))).decode())
OTHER = parse_key(base64.b64encode(bytes(32)).decode())
CONTENT = b"0123  ca/a.pdf\n"


def test_signature_is_verified() -> None:
    """By the public key alone."""
    assert verify(CONTENT, sign(CONTENT, KEY, "kit 1.0"), KEY.public)


def test_signing_twice_gives_the_same() -> None:
    """Ed25519 needs no chance."""
    assert sign(CONTENT, KEY, "kit 1.0") == sign(CONTENT, KEY, "kit 1.0")


def test_anything_changed_is_found() -> None:
    """The content, the comment, the key, and a file that is no signature at all."""
    signature = sign(CONTENT, KEY, "kit 1.0")
    assert not verify(CONTENT + b" ", signature, KEY.public)
    assert not verify(CONTENT, signature.replace("kit 1.0", "kit 1.1"), KEY.public)
    assert not verify(CONTENT, signature, OTHER.public)
    assert not verify(CONTENT, "", KEY.public)
    assert not verify(CONTENT, signature, "no key")


def test_key_is_read_from_its_file(tmp_path: Path) -> None:
    """Where the environment names one."""
    file = tmp_path / "key"
    file.write_text(base64.b64encode(bytes(range(32))).decode() + "\n", encoding="ascii")
    key = read_key({"KIT_SIGNING_KEY_FILE": str(file)})
    assert key is not None
    assert key.public == KEY.public
    assert read_key({}) is None


@pytest.mark.parametrize("text", ["", "short", "ç", base64.b64encode(bytes(31)).decode()])
def test_what_is_no_key_is_said(tmp_path: Path, text: str) -> None:
    """With how to make one."""
    file = tmp_path / "key"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(KeyUnreadable, match="openssl rand"):
        read_key({"KIT_SIGNING_KEY_FILE": str(file)})
    with pytest.raises(KeyUnreadable, match="no file"):
        read_key({"KIT_SIGNING_KEY_FILE": str(tmp_path / "none")})


@pytest.mark.skipif(which("minisign") is None and "CI" not in os.environ, reason="minisign is not installed")
def test_minisign_verifies_it(tmp_path: Path) -> None:
    """The form is the one of that program."""
    (tmp_path / "SHA256SUMS").write_bytes(CONTENT)
    (tmp_path / "SHA256SUMS.minisig").write_text(sign(CONTENT, KEY, "kit 1.0"), encoding="utf-8")
    command = ["minisign", "-V", "-P", KEY.public, "-m", "SHA256SUMS"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
