// A pad to draw on, by finger, mouse or pen. The drawing is kept as lines and dots in a hidden field; the server
// reads the numbers and writes them anew (logic/drawings.py), so what is here decides nothing about safety.
const SVG = "http://www.w3.org/2000/svg";
const WIDTHS = [2, 3, 4, 6, 8, 11, 15, 20, 28];
const MOST_POINTS = 28_000;
const NEAR = 3;

const nearest = (wanted) => WIDTHS.reduce((best, one) => (Math.abs(one - wanted) < Math.abs(best - wanted) ? one : best));

function shape(mark) {
  const dot = mark.points.length === 1;
  const element = document.createElementNS(SVG, dot ? "circle" : "polyline");
  const said = dot
    ? { fill: mark.colour, cx: mark.points[0][0], cy: mark.points[0][1], r: Math.max(1, Math.round(mark.width / 2)) }
    : { stroke: mark.colour, "stroke-width": mark.width, points: mark.points.map((at) => at.join(",")).join(" ") };
  for (const [name, value] of Object.entries(said)) element.setAttribute(name, value);
  return element;
}

// What the field holds, as marks. Numbers alone are taken over.
function read(text) {
  if (!text.trim()) return [];
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  return [...root.children].flatMap((one) => {
    const said = (name) => one.getAttribute(name) ?? "";
    if (one.localName === "circle") {
      return [{ colour: said("fill"), width: Number(said("r")) * 2, points: [[Number(said("cx")), Number(said("cy"))]] }];
    }
    const points = said("points").split(" ").map((at) => at.split(",").map(Number));
    return points.flat().every(Number.isFinite) ? [{ colour: said("stroke"), width: Number(said("stroke-width")), points }] : [];
  });
}

// Corners cut once (Chaikin), so that few points still make a round line.
function smooth(points) {
  if (points.length < 3 || points.length > 400) return points;
  const between = (a, b, part) => [0, 1].map((axis) => Math.round(a[axis] + (b[axis] - a[axis]) * part));
  const cut = points.slice(1).flatMap((at, index) => [between(points[index], at, 0.25), between(points[index], at, 0.75)]);
  return [points[0], ...cut, points.at(-1)];
}

function pad(box) {
  const field = document.getElementById(box.dataset.drawing);
  const paper = box.querySelector("[data-paper]");
  const said = box.querySelector("[data-said]");
  const buttons = ["undo", "redo", "clear"].map((name) => box.querySelector(`[data-${name}]`));
  const [undo, redo, clear] = buttons;
  let strokes = read(field.value).map((mark) => [mark]); // one stroke of the hand: a mark for each run of one width
  let past = [];
  let future = [];
  let drawing = null;

  const chosen = (group) => box.querySelector(`[name=pad-${group}]:checked`).value;
  const points = () => strokes.flat().reduce((sum, mark) => sum + mark.points.length, 0);

  function show() {
    paper.replaceChildren(...strokes.flat().map(shape));
    undo.disabled = !past.length;
    redo.disabled = !future.length;
    clear.disabled = !strokes.length;
  }

  function save() {
    const inside = strokes.flat().map((mark) => shape(mark).outerHTML.replace(` xmlns="${SVG}"`, "")).join("");
    field.value = inside && `<svg xmlns="${SVG}">${inside}</svg>`;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function change(to, words) {
    past.push(strokes);
    future = [];
    strokes = to;
    said.textContent = words;
    show();
    save();
  }

  function step(from, to, words) {
    if (!from.length) return;
    to.push(strokes);
    strokes = from.pop();
    said.textContent = words;
    show();
    save();
  }

  function place(event) {
    const area = paper.getBoundingClientRect();
    const part = (value, most) => Math.round(Math.min(Math.max(value, 0), 1) * most);
    return [part((event.clientX - area.left) / area.width, 1000), part((event.clientY - area.top) / area.height, 640)];
  }

  // A pen's pressure makes its line thinner or thicker; a finger and a mouse have none to speak of.
  const widthOf = (event) => nearest(Number(chosen("width")) * (event.pointerType === "pen" ? 0.4 + 1.2 * event.pressure : 1));

  function follow(event) {
    const at = place(event);
    const width = widthOf(event);
    let run = drawing.marks.at(-1);
    const last = run.points.at(-1);
    if (Math.hypot(at[0] - last[0], at[1] - last[1]) < NEAR) return;
    if (width !== run.width) {
      run = { colour: run.colour, width, points: [last] };
      drawing.marks.push(run);
      drawing.shapes.push(paper.appendChild(shape(run)));
    }
    run.points.push(at);
    const fresh = shape(run);
    drawing.shapes.at(-1).replaceWith(fresh);
    drawing.shapes[drawing.shapes.length - 1] = fresh;
  }

  paper.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    event.preventDefault();
    if (points() > MOST_POINTS) {
      said.textContent = said.dataset.full;
      return;
    }
    paper.setPointerCapture(event.pointerId);
    const mark = { colour: chosen("colour"), width: widthOf(event), points: [place(event)] };
    drawing = { id: event.pointerId, marks: [mark], shapes: [paper.appendChild(shape(mark))] };
  });

  paper.addEventListener("pointermove", (event) => {
    if (drawing?.id !== event.pointerId) return;
    const all = event.getCoalescedEvents?.() ?? [];
    for (const one of all.length ? all : [event]) follow(one);
  });

  function lift(event) {
    if (drawing?.id !== event.pointerId) return;
    const marks = drawing.marks.map((mark) => ({ ...mark, points: smooth(mark.points) }));
    drawing = null;
    change([...strokes, marks], "");
  }

  paper.addEventListener("pointerup", lift);
  paper.addEventListener("pointercancel", lift);
  undo.addEventListener("click", () => step(past, future, said.dataset.undone));
  redo.addEventListener("click", () => step(future, past, said.dataset.redone));
  clear.addEventListener("click", () => change([], said.dataset.cleared));
  // Somebody else (a card kept on the phone) has put a drawing into the field.
  field.addEventListener("change", () => {
    [strokes, past, future] = [read(field.value).map((mark) => [mark]), [], []];
    show();
  });
  box.hidden = false;
  show();
}

for (const box of document.querySelectorAll("[data-drawing]")) pad(box);
