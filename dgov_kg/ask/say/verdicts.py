"""Yes and no, in the words of the question: "有没有 …？" is answered by 有 or 没有."""

from __future__ import annotations

from dgov_kg.ask.say.saying import hedge
from dgov_kg.ask.words.expressions import says
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.read.reading import Reading

VERDICTS = {"yes": Bilingual("是。", "Yes. "), "no": Bilingual("不是。", "No. ")}
_POSSIBLY = Bilingual("可能。", "Possibly. ")
#: What a Chinese question of some form is answered by: yes and no repeat its verb.
_REPEATED = {
    "whether-there-is": ("有。", "没有。"),
    "whether-it-will": ("会。", "不会。"),
    "whether-it-can": ("能。", "不能。"),
    "whether-it-should": ("应该。", "不应该。"),
}


def as_asked(reading: Reading, verdict: str, sentence: str) -> str:
    """Return the sentence of a verdict with the yes or no that the question asks for.

    What the text says is only possible is answered by no plain yes.
    """
    language = reading.language
    plain = VERDICTS[verdict].in_language(language) if verdict else ""
    if not verdict or not sentence.startswith(plain):
        return sentence
    said = sentence.removeprefix(plain)
    if verdict == "yes" and hedge("dgc:modality-possible").in_language(language) in said:
        return _POSSIBLY.in_language(language) + said
    found = (name for name in _REPEATED if language == "zh" and says(name, reading.text))
    form = next(found, None)
    return _REPEATED[form][verdict == "no"] + said if form else sentence
