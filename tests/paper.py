"""Checks of printed pages: is this PDF what PDF/UA-1 and our own promises (A4, one H1 a page) ask?

The rules that a program can judge, after ISO 14289-1 and the Matterhorn Protocol 1.1; the number of its failure
condition stands beside each. A person still has to judge whether an alternative text is a good one.
"""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from tests.paper_content import content_problems

A4 = (595.28, 841.89)
STANDARD = (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H1 H2 H3 H4 H5 H6 L LI Lbl LBody "
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form"
)
ROLES = frozenset(STANDARD.split())
INSIDE = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "LI": {"L"},
    "LBody": {"LI"},
}


def assert_accessible(content: bytes, pages: int | None = None) -> None:
    """Fails with the list of all that is wrong. `pages`: how many the PDF must have; None for any number."""
    assert problems(content, pages) == []


def problems(content: bytes, pages: int | None = None) -> list[str]:
    """What is wrong, in words; an empty list when nothing is."""
    with pikepdf.open(io.BytesIO(content)) as document:
        found = [*_document(document), *_pages(document, pages), *_fonts(document)]
        if Name.StructTreeRoot not in document.Root:
            return [*found, "there is no structure: nothing is tagged (01-005)"]
        tree = list(_elements(document.Root.StructTreeRoot))
        roles = dict(document.Root.StructTreeRoot.get(Name.RoleMap, Dictionary()).items())
        found += [*_roles(tree, roles), *_headings(tree), *_tables(tree), *_figures(tree)]
        for number, page in enumerate(document.pages, start=1):
            found += (f"page {number}: {problem}" for problem in content_problems(page, _marked(tree, page)))
        return found


def text_of(content: bytes) -> str:
    """All words in the order in which they are printed, pages one after the other."""
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return "\n".join(pages).replace("\r\n", "\n").replace("\ufffe", "-\n")  # so it names a dash at a line's end


def _document(document: Pdf) -> Iterator[str]:
    root = document.Root
    if not root.get(Name.MarkInfo, Dictionary()).get(Name.Marked):
        yield "it does not say that it is tagged (06-001, MarkInfo)"
    if root.get(Name.MarkInfo, Dictionary()).get(Name.Suspects):
        yield "its tags are called suspect (MarkInfo)"
    if not str(root.get(Name.Lang, "")):
        yield "it has no language (11-006)"
    if not root.get(Name.ViewerPreferences, Dictionary()).get(Name.DisplayDocTitle):
        yield "its title is not shown in place of the file's name (07-002)"
    if Name.OpenAction in root or Name.AcroForm in root or Name.JavaScript in root.get(Name.Names, Dictionary()):
        yield "it holds something that acts by itself"
    yield from _metadata(document)


def _metadata(document: Pdf) -> Iterator[str]:
    if Name.Metadata not in document.Root:
        yield "it has no metadata (06-002)"
        return
    with document.open_metadata(update_docinfo=False) as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "it does not call itself PDF/UA-1 (06-002)"
        if not metadata.get("dc:title"):
            yield "it has no title (06-003)"


def _pages(document: Pdf, wanted: int | None) -> Iterator[str]:
    if wanted is not None and len(document.pages) != wanted:
        yield f"it has {len(document.pages)} pages, not {wanted}"
    for number, page in enumerate(document.pages, start=1):
        left, bottom, right, top = (float(edge) for edge in page.mediabox)
        if abs(right - left - A4[0]) > 1 or abs(top - bottom - A4[1]) > 1 or page.get(Name.Rotate):
            yield f"page {number} is not an upright A4"
        for annotation in page.get(Name.Annots, Array()):
            if page.get(Name.Tabs) != Name.S:
                yield f"page {number}: the tab key does not follow the structure (28-008)"
            if Name.StructParent not in annotation:
                yield f"page {number}: a link is outside the structure (28-002)"
            if not str(annotation.get(Name.Contents, "")):
                yield f"page {number}: a link does not say where it leads (28-012)"


def _fonts(document: Pdf) -> Iterator[str]:
    for found in document.objects:
        if not isinstance(found, Dictionary) or found.get(Name.Type) != Name.Font:
            continue
        subtype = str(found.get(Name.Subtype))
        name = str(found.get(Name.BaseFont, subtype))
        if subtype == "/Type3" or subtype == "/Type0":
            if Name.ToUnicode not in found:
                yield f"the font {name} does not say which letters it draws (10-001)"
        elif not any(key in found.get(Name.FontDescriptor, Dictionary()) for key in ("/FontFile2", "/FontFile3")):
            yield f"the font {name} is not in the file (31-009)"


def _elements(parent: Any) -> Iterator[Dictionary]:
    """All structure elements below, in reading order."""
    children = parent.get(Name.K, Array())
    for child in children if isinstance(children, Array) else [children]:
        if isinstance(child, Dictionary) and Name.S in child:
            yield child
            yield from _elements(child)


def _role(element: Object) -> str:
    return str(element.get(Name.S, "/StructTreeRoot")).removeprefix("/")


def _roles(tree: list[Dictionary], roles: dict[str, Object]) -> Iterator[str]:
    if not tree:
        yield "there is no structure: nothing is tagged (01-005)"
    for element in tree:
        role = _role(element)
        if role not in ROLES and str(roles.get(f"/{role}", "")).removeprefix("/") not in ROLES:
            yield f"the role {role} is not a standard one, nor led back to one (02-001)"
        within = _role(element.P)
        if role in INSIDE and within not in INSIDE[role]:
            yield f"a {role} lies in a {within} (09-004)"


def _headings(tree: list[Dictionary]) -> Iterator[str]:
    before = 0
    titled: set[tuple[int, int]] = set()
    for element in tree:
        role = _role(element)
        if len(role) != 2 or role[0] != "H":
            continue
        level = int(role[1])
        if level > before + 1:
            yield f"a heading of level {level} follows one of level {before} (14-003)"
        before = level
        page = _page_of(element)
        if level == 1 and page in titled:
            yield "two titles (H1) stand on one page"
        if level == 1 and page is not None:
            titled.add(page)
    if not titled:
        yield "it has no title on the page (H1)"


def _page_of(element: Any) -> tuple[int, int] | None:
    pages = [found.Pg.objgen for found in (element, *_elements(element)) if Name.Pg in found]
    pages += [kid.Pg.objgen for kid in _kids(element) if isinstance(kid, Dictionary) and Name.Pg in kid]
    return pages[0] if pages else None


def _kids(element: Any) -> list[Any]:
    kids = element.get(Name.K, Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _tables(tree: list[Dictionary]) -> Iterator[str]:
    for table in (element for element in tree if _role(element) == "Table"):
        cells = list(_elements(table))
        heads = [cell for cell in cells if _role(cell) == "TH"]
        if not heads:
            yield "a table has no head (15-003)"
        if any("/Scope" not in keys for keys in map(_attributes, heads)):
            yield "a table's head does not say of what (15-003)"
        if len({_width(row) for row in cells if _role(row) == "TR"}) > 1:
            yield "the rows of a table are not equally long (15-003)"


def _width(row: Dictionary) -> int:
    """How many columns a row spans; cells that a longer one above reaches into are not used in our tables."""
    cells = [cell for cell in _kids(row) if isinstance(cell, Dictionary) and _role(cell) in {"TH", "TD"}]
    return sum(int(_attributes(cell).get("/ColSpan", 1)) for cell in cells)


def _attributes(element: Dictionary) -> dict[str, Any]:
    given = element.get(Name.A, Array())
    every = list(given) if isinstance(given, Array) else [given]
    return {key: value for one in every if isinstance(one, Dictionary) for key, value in one.items()}


def _figures(tree: list[Dictionary]) -> Iterator[str]:
    for element in tree:
        if _role(element) in {"Figure", "Formula"} and not str(element.get(Name.Alt, "")).strip():
            yield "a picture has no words for those who do not see it (13-004)"


def _marked(tree: list[Dictionary], page: Page) -> set[int]:
    """The numbers (MCID) of this page's pieces that the structure holds."""
    found: set[int] = set()
    for element in tree:
        for kid in _kids(element):
            place, number = _piece(element, kid)
            if number is not None and place == page.objgen:
                found.add(number)
    return found


def _piece(element: Dictionary, kid: Any) -> tuple[tuple[int, int] | None, int | None]:
    """The page and the number of a piece that an element holds; no number for other elements and for links."""
    place: Any = element.get(Name.Pg)
    if isinstance(kid, Dictionary):
        place = kid.get(Name.Pg, place)
        kid = kid.get(Name.MCID)
    return (place.objgen if place is not None else None, int(kid) if isinstance(kid, int) else None)
