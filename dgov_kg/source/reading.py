"""A text file of the reader: UTF-8, one paragraph a line."""

from __future__ import annotations

from dgov_kg.exceptions import BadFile

#: The rows of an encoding that hold its stops and its common characters.
_COMMON = {"gb2312": range(0xA1, 0xD8), "big5": range(0xA1, 0xC7)}


def read_text(path: str) -> str:
    r"""Return the text of a UTF-8 file without its byte-order mark, lines ended by ``\n``.

    Raises BadFile, naming the file and the first bad byte, for anything else.
    """
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError as error:
        raise _unreadable(path, error) from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(path, content, error) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(path: str, error: OSError) -> BadFile:
    if isinstance(error, FileNotFoundError):
        return BadFile(zh=f"没有文件 {path}。", en=f"There is no file {path}.")
    if isinstance(error, IsADirectoryError):
        return BadFile(
            zh=f"{path} 是文件夹，需要一个文本文件。", en=f"{path} is a folder; give a text file."
        )
    return BadFile(
        zh=f"无法读取 {path}：{error.strerror}。", en=f"Cannot read {path}: {error.strerror}."
    )


def _not_utf8(path: str, content: bytes, error: UnicodeDecodeError) -> BadFile:
    place = error.start + (3 if content.startswith(b"\xef\xbb\xbf") else 0)
    zh = f"{path} 不是 UTF-8：第 {place} 字节起无法解读。"
    en = f"{path} is not UTF-8: it cannot be read from byte {place} on."
    encoding = _likely_encoding(content)
    if encoding is None:
        return BadFile(zh=zh, en=en)
    command = f"iconv -f {encoding} -t UTF-8 {path} > utf8.txt"
    return BadFile(
        zh=f"{zh}看来是 {encoding}，可先转换：{command}",
        en=f"{en} It looks like {encoding}; convert it first: {command}",
    )


def _likely_encoding(content: bytes) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    best, most = None, 0.5
    for encoding in ("GB18030", "BIG5"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        foreign = [sign for sign in text if not sign.isascii()]
        usual = sum(_is_usual(sign) for sign in foreign) / max(1, len(foreign))
        if usual > most:
            best, most = encoding, usual
    return best


def _is_usual(sign: str) -> bool:
    """Tell whether a sign is a Chinese stop or a common character in either script."""
    return any(_row(sign, encoding) in rows for encoding, rows in _COMMON.items())


def _row(sign: str, encoding: str) -> int:
    try:
        return sign.encode(encoding)[0]
    except UnicodeEncodeError:
        return 0
