"""Opinion maps: short statements, agree, disagree or pass; groups of people who answer alike, and what all share.

The arithmetic is Polis's, from its published method; `docs/reference/opinions.md` says each step.
"""

from assieme.logic.opinions.agreement import Minority, Shared
from assieme.logic.opinions.map import Group, OpinionMap, Place, Tally, draw_map, map_of
from assieme.logic.opinions.representing import Representative
from assieme.logic.opinions.stands import Counts
from assieme.logic.opinions.table import AGREE, DISAGREE, PASS, Statement, Table, Vote, table_of

__all__ = [
    "AGREE",
    "DISAGREE",
    "PASS",
    "Counts",
    "Group",
    "Minority",
    "OpinionMap",
    "Place",
    "Representative",
    "Shared",
    "Statement",
    "Table",
    "Tally",
    "Vote",
    "draw_map",
    "map_of",
    "table_of",
]
