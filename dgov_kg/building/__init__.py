"""Many sources built into N-Quads, on this machine or by Apache Spark, ready for bulk loading.

build(["shelf/"], "out/", engine="spark")

document  one source: restored, divided, indexed, validated, derived
shards    a part of the sources written to one file
engines   who does the parts: processes of this machine, or Spark
"""

from __future__ import annotations

from dgov_kg.building.engines import ENGINES, Report, build

__all__ = ["ENGINES", "Report", "build"]
