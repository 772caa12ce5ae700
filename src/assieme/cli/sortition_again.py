"""`assieme sortition LOTTERY.json --seed S`: a draw that was published, drawn again."""

from pathlib import Path

import typer

from assieme.cli.output import print_json, read_text, refuse
from assieme.logic.sortition.published import read_lottery
from assieme.logic.tomlfile import FileError


def draw_again(file: Path, seed: str, *, as_json: bool) -> None:
    """Print the panel that the seed draws from a published lottery, or end with status 2 where the file is none."""
    try:
        lottery = read_lottery(read_text(file), str(file))
    except FileError as error:
        refuse(error.problems, as_json=as_json)
    panel, chances = lottery.draw(seed), lottery.chances()
    if as_json:
        print_json(
            {
                "panel": list(panel),
                "chances": {person: float(chance) for person, chance in sorted(chances.items())},
                "no_chance": [person for person, chance in sorted(chances.items()) if not chance],
                "seed": seed,
                "panels": len(lottery.panels),
            }
        )
        return
    stay = dict.fromkeys(lottery.stay, " (had a seat already)")
    lines = [f"The panel of {len(panel)}:", *(f"  {person}{stay.get(person, '')}" for person in panel)]
    typer.echo("\n".join([*lines, f"Seed: “{seed}”. Panels in the lottery: {len(lottery.panels)}."]))
