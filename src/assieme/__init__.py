"""Assieme: co-production in mental health services, run together and measured honestly."""

from pathlib import Path

SOURCE = Path(__file__).parent
