"""Questions that load all that answers open later: whoever may open nothing more asks them first.

Each needs something that the others do not: a picture's path, a comparison, the matrix, a count,
how Chinese sounds.
"""

from __future__ import annotations

QUESTIONS = (
    "谁在运营广东的数字政府？",
    "谁在运营广动的数字政府？",
    "How are Tencent and Guangdong connected?",
    "Compare Guangdong and Zhejiang: who operates digital government?",
    "How do Guangdong and Zhejiang differ in the platforms they run?",
    "How many groups founded Digital Zhejiang in 2019, and when?",
)
