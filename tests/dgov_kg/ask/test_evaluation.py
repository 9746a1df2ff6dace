"""How well questions are answered: both parts of the evaluation, with their bounds."""

from __future__ import annotations

from collections import Counter

import pytest

import dgov_kg

from . import scoring
