"""What stays the same between two printings of one sentence: its letters and digits."""

from __future__ import annotations

import hashlib
import unicodedata


def canonical(text: str) -> str:
    """Return the letters and digits of a text after NFKC, with 著 folded to 着.

    Punctuation, spaces, line breaks and the width of characters play no part.

    >>> canonical("２０２２年，顯 著（见表１）。")
    '2022年顯着见表1'
    """
    normal = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in normal if sign.isalnum() and _counts(sign)).replace("著", "着")


def _counts(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LN"


def digest(form: str) -> str:
    """Return the SHA-256 of a canonical form in UTF-8, as ``sha256:`` and 64 hexadecimal digits.

    >>> digest(canonical("春天。"))[:19]
    'sha256:9eaa6d08fa0c'
    """
    return "sha256:" + hashlib.sha256(form.encode()).hexdigest()
