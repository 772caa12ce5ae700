"""A batch of printed pages: ours (Typst) beside WeasyPrint, the same words on the same A4 sheet in the same run.

Each sheet is a profile in one page: name, three headings with a list or a paragraph, a table, a picture with its
alternative text; tagged PDF/UA-1 from both, in the same typeface, every sheet with words of its own. Batches of the
two alternate, so that whatever else the machine does disturbs both alike.
"""

import argparse
import html
import io
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
from django.conf import settings

from benchmarks._machine import machine
from benchmarks._table import median, remember, show

AIM = 5.0
BATCH = 50
PANGO = "On Debian: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
RING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 28">'
    '<circle cx="14" cy="14" r="10" fill="none" stroke="#0B5C63" stroke-width="4"/></svg>'
)
SHEET = b"""#import "/core/documents/typst/paper.typ": *
#show: sheet
#picture("ring.svg", data.alt, width: 30mm)
#for part in data.parts {
  heading(level: 2, part.name)
  prose(part.text)
}
#grid-table(data.head, data.rows)
"""
STYLE = """
@page { size: A4; margin: 16mm 18mm 18mm; @bottom-left { content: "%(foot)s"; font-size: 8.5pt } }
html { font: 11.5pt/1.35 "Atkinson Hyperlegible Next" }
h1 { font-size: 23pt } h2 { font-size: 14.5pt } img { width: 30mm }
table { width: 100%%; border-collapse: collapse } th, td { border: 0.5pt solid; padding: 2mm; text-align: left }
"""
SENTENCES = (
    "I like to be asked before things are settled.",
    "Tell me early when a meeting moves, I come by bus.",
    "In my street people know that I mend bicycles.",
    "Write short lines, and leave me a day to think.",
    "I laugh a lot, also on days that are not easy.",
    "Mornings are slow for me, afternoons are good.",
    "If I go quiet, offer me tea and wait a little.",
)


def words(sheet: int, part: int) -> str:
    """Two paragraphs that no other sheet has."""
    chosen = [SENTENCES[(sheet + part + step) % len(SENTENCES)] for step in range(5)]
    return " ".join(chosen) + f"\n\nPage {sheet}, part {part}. " + " ".join(reversed(chosen))


def content(sheet: int) -> dict[str, object]:
    """One person's page; the words are made up."""
    names = ("What people like about me", "What matters to me", "How best to support me")
    return {
        "title": f"Profile number {sheet}",
        "lead": "Written by the person, with their own words.",
        "alt": "A ring",
        "parts": [{"name": name, "text": words(sheet, part)} for part, name in enumerate(names)],
        "head": ["Day", "From", "Until"],
        "rows": [["Monday", f"{8 + sheet % 4}:00", "12:00"], ["Thursday", "14:00", f"{16 + sheet % 3}:30"]],
    }


def ours(page: dict[str, object]) -> bytes:
    from assieme.core.documents.pdf import pdf

    return pdf("files/sheet.typ", page, language="en", files={"sheet.typ": SHEET, "ring.svg": RING.encode()})


def theirs() -> Callable[[dict[str, object]], bytes]:
    """WeasyPrint, with its fonts and style read once for all sheets."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from assieme.core.documents.pdf import FONTS
    from assieme.core.documents.words import foot

    fonts = FontConfiguration()
    faces = "".join(_face(path) for path in sorted(FONTS.glob("*latin-[47]*")))
    style = CSS(string=faces + STYLE % {"foot": foot("en", equil=False)}, font_config=fonts)

    def sheet(page: dict[str, object]) -> bytes:
        document = HTML(string=_markup(page))
        return bytes(document.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1"))

    return sheet


def _face(path: Path) -> str:
    weight, slope = path.stem.split("-")[-2:]
    return (
        f'@font-face {{ font-family: "Atkinson Hyperlegible Next"; src: url("{path.as_uri()}"); '
        f"font-weight: {weight}; font-style: {slope} }}"
    )


def _markup(page: dict[str, object]) -> str:
    def said(value: object) -> str:
        return html.escape(str(value))

    parts = "".join(
        f"<h2>{said(part['name'])}</h2>" + "".join(f"<p>{said(text)}</p>" for text in part["text"].split("\n\n"))
        for part in page["parts"]  # type: ignore[attr-defined]
    )
    head = "".join(f"<th scope=col>{said(name)}</th>" for name in page["head"])  # type: ignore[attr-defined]
    rows = "".join(
        "<tr>" + "".join(f"<td>{said(cell)}</td>" for cell in row) + "</tr>"
        for row in page["rows"]  # type: ignore[attr-defined]
    )
    picture = f'<img alt="{said(page["alt"])}" src="data:image/svg+xml,{html.escape(RING.replace("#", "%23"))}">'
    return (
        f"<!doctype html><html lang=en><title>{said(page['title'])}</title><body><h1>{said(page['title'])}</h1>"
        f"<p>{said(page['lead'])}</p>{picture}{parts}<table><thead><tr>{head}</tr></thead>{rows}</table>"
    )


def timed(make: Callable[[dict[str, object]], bytes], sheets: range) -> Iterator[tuple[float, bytes]]:
    """Seconds and bytes of each sheet."""
    for number in sheets:
        page = content(number)
        begun = time.perf_counter()
        made = make(page)
        yield time.perf_counter() - begun, made


def run(makers: dict[str, Callable[[dict[str, object]], bytes]], sheets: int) -> None:
    """Make all sheets with each maker, in turns, and print what it took."""
    seconds: dict[str, list[float]] = {name: [] for name in makers}
    last: dict[str, bytes] = {}
    for name, make in makers.items():
        make(content(-1))  # fonts are read once, before the clock runs
        assert len(pikepdf.open(io.BytesIO(make(content(0)))).pages) == 1, name
    for first in range(0, sheets, BATCH):
        for name, make in makers.items():
            for took, made in timed(make, range(first, min(first + BATCH, sheets))):
                seconds[name].append(took)
                last[name] = made
    rows = [
        (
            name,
            f"{median(took) * 1000:.1f}",
            f"{max(took) * 1000:.0f}",
            f"{sum(took):.1f}",
            f"{len(last[name]) / 1024:.0f}",
        )
        for name, took in seconds.items()
    ]
    print(machine())
    show(f"{sheets} sheets each", ["", "ms each", "ms at worst", "s in all", "KiB each"], rows)
    print(f"memory at its highest, both together: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")
    if len(seconds) == 2:
        typst, weasyprint = (sum(took) for took in seconds.values())
        remember(
            f"{sheets:,} PDFs in a batch, WeasyPrint's time to ours", f"{weasyprint / typst:.1f}", f"above {AIM:.0f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sheets", type=int, default=1000)
    sheets = parser.parse_args().sheets
    settings.configure(LANGUAGE_CODE="en", USE_I18N=False)
    makers = {"ours (Typst)": ours}
    try:
        makers["WeasyPrint"] = theirs()
    except OSError as missing:  # its wheel looks for the system's Pango
        print(f"WeasyPrint can't run here, so nothing is compared: {missing}\n{PANGO}")
        remember("PDFs in a batch beside WeasyPrint", "not measured: no Pango here", f"above {AIM:.0f}")
    run(makers, sheets)


if __name__ == "__main__":
    main()
