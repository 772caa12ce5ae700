"""Which standpoints are counted together: managers with professionals, since they are few everywhere."""

WITH = {"manager": "professional"}


def counted_as(standpoint: str) -> str:
    return WITH.get(standpoint, standpoint)


def alike(standpoint: str) -> list[str]:
    """All that are counted with `standpoint`, and itself."""
    group = counted_as(standpoint)
    return [group, *(one for one, other in WITH.items() if other == group)]
