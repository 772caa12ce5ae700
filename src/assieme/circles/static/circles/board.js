// Betters the circle of support: people can be dragged, tapped, or moved with keys.
// Each move posts the same form that the list offers; without this script the list does it all.
const ORDER = ["co-producers", "participants", "involved", "consulted"];
const OUTWARDS = ["ArrowUp", "ArrowRight"];
const INWARDS = ["ArrowDown", "ArrowLeft"];
const NEAR = 6;
const HINT_KEPT = 4000;

const root = () => document.getElementById("circle");
const board = () => root().querySelector("[data-board]");
const says = document.querySelector("[data-board-says]");
let hintTimer;

// The words of the page, with a name and a circle in their places.
function worded(key, person, circle) {
  const ring = root().querySelector(`circle[data-circle="${CSS.escape(circle || person.dataset.circle)}"]`);
  return board().dataset[key].replace("{name}", person.dataset.name).replace("{circle}", ring.dataset.name);
}

function say(text) {
  const hint = board().querySelector("[data-hint]");
  says.textContent = text;
  hint.textContent = text;
  clearTimeout(hintTimer);
  hintTimer = setTimeout(() => { hint.textContent = board().dataset.moves; }, HINT_KEPT);
}

function show(text) {
  clearTimeout(hintTimer);
  board().querySelector("[data-hint]").textContent = text;
}

async function move(person, circle) {
  const id = person.dataset.person;
  const sheet = person.closest("svg").classList.contains("circle__wide") ? "circle__wide" : "circle__narrow";
  const form = root().querySelector(`form[data-move="${CSS.escape(id)}"]`);
  const body = new FormData(form);
  body.set("circle", circle);
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("circle");
    if (!fresh) throw new Error("no circle in the answer");
    root().replaceWith(fresh);
    prepare();
    const again = root().querySelector(`.${sheet} [data-person="${CSS.escape(id)}"]`);
    again?.focus();
    if (again) say(worded("over", again, circle));
  } catch {
    home(person);
    say(board().dataset.failed);
  }
}

function home(person) {
  person.setAttribute("transform", person.dataset.home);
  person.classList.remove("circle__person--held");
  delete person.dataset.aim;
  light(person.closest("svg"), null);
}

function light(svg, circle) {
  for (const ring of svg.querySelectorAll("circle[data-circle]")) {
    ring.classList.toggle("circle__ring--over", ring.dataset.circle === circle);
  }
}

// Keys: an arrow aims at the next circle, Enter puts the person there, Escape leaves them.
function aim(person, step) {
  const from = person.dataset.aim || person.dataset.circle;
  const circle = ORDER[ORDER.indexOf(from) + step];
  if (!circle) return;
  const svg = person.closest("svg");
  const radii = ORDER.map((one) => Number(svg.querySelector(`circle[data-circle="${one}"]`).dataset.radius));
  const place = ORDER.indexOf(circle);
  const radius = ((radii[place - 1] || 0) + radii[place]) / 2;
  const { e: x, f: y } = person.transform.baseVal.consolidate().matrix;
  const length = Math.hypot(x, y);
  const [right, down] = length > 8 ? [x / length, y / length] : [0, 1];
  person.dataset.aim = circle;
  person.classList.add("circle__person--held");
  person.setAttribute("transform", `translate(${right * radius} ${down * radius})`);
  light(svg, circle);
  say(worded("aims", person, circle));
}

function onKey(event) {
  const person = event.currentTarget;
  const step = OUTWARDS.includes(event.key) ? 1 : INWARDS.includes(event.key) ? -1 : 0;
  const { aim: aimed, circle } = person.dataset;
  if (step) {
    aim(person, step);
  } else if (event.key === "Enter" || event.key === " ") {
    if (!aimed) choose(person, true);
    else if (aimed === circle) home(person);
    else move(person, aimed);
  } else if (event.key === "Escape" && aimed) {
    home(person);
    say(worded("stays", person));
  } else {
    return;
  }
  event.preventDefault();
}

// A tap, or Enter: a panel with the person's name and the four circles.
function choose(person, byKeys) {
  const panel = root().querySelector("[data-chosen]");
  const { person: id, name, circle } = person.dataset;
  panel.querySelector("[data-chosen-name]").textContent = name;
  panel.querySelector("[data-chosen-more]").href = root().querySelector(`#person-${CSS.escape(id)} a.placed__name`).href;
  for (const button of panel.querySelectorAll("[data-to]")) {
    button.setAttribute("aria-pressed", String(button.dataset.to === circle));
    button.onclick = () => (button.dataset.to === circle ? close() : move(person, button.dataset.to));
  }
  function close() {
    panel.hidden = true;
    person.classList.remove("circle__person--held");
    person.focus();
  }
  for (const other of root().querySelectorAll(".circle__person--held")) other.classList.remove("circle__person--held");
  person.classList.add("circle__person--held");
  panel.onkeydown = (event) => { if (event.key === "Escape") close(); };
  panel.querySelector("[data-chosen-close]").onclick = close;
  panel.hidden = false;
  panel.scrollIntoView({ block: "nearest" });
  if (byKeys) panel.querySelector("[data-to]").focus();
  else say(worded("over", person, circle));
}

function onClick(event) {
  const person = event.currentTarget;
  if (!("dragged" in person.dataset)) choose(person, event.detail === 0);
}

function onPointer(event) {
  if (event.button !== 0) return;
  const person = event.currentTarget;
  delete person.dataset.dragged;
  const svg = person.closest("svg");
  const start = { x: event.clientX, y: event.clientY };
  let over = null;
  let moved = false;
  person.setPointerCapture(event.pointerId);

  function follow(now) {
    moved ||= Math.hypot(now.clientX - start.x, now.clientY - start.y) > NEAR;
    if (!moved) return;
    const { x, y } = new DOMPoint(now.clientX, now.clientY).matrixTransform(svg.getScreenCTM().inverse());
    person.classList.add("circle__person--held");
    person.setAttribute("transform", `translate(${x} ${y})`);
    const reach = (ring) => Number(ring.dataset.radius);
    over = [...svg.querySelectorAll("circle[data-radius]")]
      .filter((ring) => reach(ring) >= Math.hypot(x, y))
      .sort((one, other) => reach(one) - reach(other))[0] || null;
    light(svg, over?.dataset.circle);
    show(over ? worded("over", person, over.dataset.circle) : worded("stays", person));
  }

  function end(last) {
    person.removeEventListener("pointermove", follow);
    person.removeEventListener("pointerup", end);
    person.removeEventListener("pointercancel", end);
    const circle = last.type === "pointerup" ? over?.dataset.circle : null;
    if (!moved) return;
    person.dataset.dragged = "";
    if (circle && circle !== person.dataset.circle) {
      light(svg, null);
      move(person, circle);
    } else {
      home(person);
      say(worded("stays", person));
    }
  }

  person.addEventListener("pointermove", follow);
  person.addEventListener("pointerup", end);
  person.addEventListener("pointercancel", end);
}

function prepare() {
  if (!board()?.dataset.moves) return;
  board().querySelector("[data-hint]").textContent = board().dataset.moves;
  for (const person of board().querySelectorAll("[data-person]")) {
    person.dataset.home = person.getAttribute("transform");
    person.setAttribute("tabindex", "0");
    person.setAttribute("role", "button");
    person.addEventListener("keydown", onKey);
    person.addEventListener("pointerdown", onPointer);
    person.addEventListener("click", onClick);
    // A finger that drags a person does not scroll the page; `touch-action` alone is not heeded inside every drawing.
    person.addEventListener("touchmove", (event) => event.preventDefault(), { passive: false });
    person.addEventListener("blur", () => person.dataset.aim && home(person));
  }
}

prepare();
