"""What changes while people look on: a topic counts its changes, a kind says who may look and what they see.

A room bumps a topic inside the transaction that changes something (`topics.bump`) and declares in its own `streams.py`
how it is shown (`kinds.kind`). One process watches the topics and sends what is new to everybody who looks on
(`hub`, `serving`). Why it is built like this: `docs/adr/0016-streams.md`.
"""

PREFIX = "/live/"  # addresses below it are served by the streams
