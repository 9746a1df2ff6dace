"""Made-up names in both languages, from `words.toml`: a number's digits are its syllables."""

from __future__ import annotations

from functools import cache

from dgov_kg import files
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cache
def _words() -> dict[str, Any]:
    return files.toml(files.SYNTHESIS)


def name(number: int) -> Bilingual:
    """Return the name of a number: two syllables or more, and another for each number.

    >>> name(49)
    Bilingual(zh='川川', en='Chuanchuan')
    """
    syllables = _words()["syllables"]
    number, last = divmod(number, len(syllables))
    digits = [syllables[last]]
    while number or len(digits) == 1:
        number, last = divmod(number, len(syllables))
        digits.insert(0, syllables[last])
    return Bilingual("".join(zh for zh, _ in digits), "".join(en for _, en in digits).capitalize())


@cache
def listed(kind: str) -> tuple[Bilingual, ...]:
    """Return the words of a list, such as the topics of platforms.

    >>> listed("topic")[0].en
    'government services'
    """
    return tuple(Bilingual(word["zh"], word["en"]) for word in _words()[kind])


@cache
def concepts(kind: str) -> tuple[tuple[str, Bilingual], ...]:
    """Return the concepts of a list, each as a CURIE with the word for it.

    >>> concepts("document")[0]
    ('dgc:document-notice', Bilingual(zh='通知', en='Notice'))
    """
    return tuple((word["concept"], Bilingual(word["zh"], word["en"])) for word in _words()[kind])


def label(kind: str, /, **parts: Bilingual) -> Bilingual:
    """Return what a thing of a kind is called.

    >>> label("province", name=name(3))
    Bilingual(zh='云泽省', en='Yunze Province')
    """
    pattern = _words()["label"][kind]
    return Bilingual(
        pattern["zh"].format_map({key: part.zh for key, part in parts.items()}),
        pattern["en"].format_map({key: part.en for key, part in parts.items()}),
    )
