"""The policy of a page that is saved as one file."""

from plugins.core.policy import render_copy_policy


def test_policy_names_the_style_by_its_hash() -> None:
    """As CSP has it: the SHA-256 of what stands in the element, in base64 (that of nothing is well known)."""
    policy = render_copy_policy("")
    assert "style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "script" not in policy
    assert render_copy_policy(" ") != policy
