"""What a page about a thing or a text tells beside its bare statements."""

from __future__ import annotations
