"""What a check found: each thing with its file, line, rule and repair, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from dgov_kg.language import Bilingual

ERROR = "error"
WARNING = "warning"

_SEVERITIES = {ERROR: Bilingual("错误", "error"), WARNING: Bilingual("提醒", "warning")}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong; `line` is 0 where the file as a whole is meant.

    >>> finding = Finding(
    ...     "error", "p13.trig", 12, "dg:tencent", "born-twice",
    ...     Bilingual("又定了一次类。", "It is typed a second time."),
    ...     Bilingual("删去 a。", "Delete the type."),
    ... )
    >>> print(finding)
    p13.trig:12: error: dg:tencent: It is typed a second time. Delete the type. [born-twice]
    """

    severity: str
    file: str
    line: int
    focus: str
    rule: str
    message: Bilingual
    repair: Bilingual

    def in_language(self, language: str) -> str:
        """Return the finding as one line that editors can jump from."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        severity = _SEVERITIES[self.severity].in_language(language)
        focus = f"{self.focus}: " if self.focus else ""
        gap = "" if language == "zh" else " "
        said = self.message.in_language(language) + gap + self.repair.in_language(language)
        return f"{place}: {severity}: {focus}{said} [{self.rule}]"

    def __str__(self) -> str:
        return self.in_language("en")


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, in the order of files and lines.

    >>> print(Report((), files=3))
    3 files checked: all is well.
    """

    findings: tuple[Finding, ...]
    files: int = 0

    @property
    def conforms(self) -> bool:
        """Whether nothing but warnings was found."""
        return all(finding.severity == WARNING for finding in self.findings)

    def in_language(self, language: str) -> str:
        """Return the findings, one a line, and a line that sums them up."""
        lines = [finding.in_language(language) for finding in self.findings]
        return "\n".join([*lines, self._summary(language)])

    def to_json(self) -> str:
        """Return the report as JSON, both languages in it."""
        import json
        from dataclasses import asdict

        findings = [
            asdict(finding)
            | {"message": finding.message._asdict(), "repair": finding.repair._asdict()}
            for finding in self.findings
        ]
        whole = {"conforms": self.conforms, "files": self.files, "findings": findings}
        return json.dumps(whole, ensure_ascii=False, indent=2)

    def _summary(self, language: str) -> str:
        errors = sum(finding.severity == ERROR for finding in self.findings)
        warnings = len(self.findings) - errors
        if language == "zh":
            found = f"{errors} 处错误，{warnings} 处提醒。" if self.findings else "没有问题。"
            return f"检查了 {self.files} 个文件：{found}"
        counted = f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}."
        found = counted if self.findings else "all is well."
        return f"{self.files} file{'s' * (self.files != 1)} checked: {found}"

    def __str__(self) -> str:
        return self.in_language("en")
