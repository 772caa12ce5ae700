// Betters the circle of support: people can be dragged, or moved with the arrow keys.
// Each move posts the same form that the list offers; without this script the list does it all.
const ORDER = ["co-producers", "participants", "involved", "consulted"];
const OUTWARDS = ["ArrowUp", "ArrowRight"];
const INWARDS = ["ArrowDown", "ArrowLeft"];
const NEAR = 4;

const root = () => document.getElementById("circle");
const says = document.querySelector("[data-board-says]");

function say(text) {
  if (says) says.textContent = text;
}

function place(svg, event) {
  const point = new DOMPoint(event.clientX, event.clientY);
  return point.matrixTransform(svg.getScreenCTM().inverse());
}

function ringAt(svg, x, y) {
  const distance = Math.hypot(x, y);
  return [...svg.querySelectorAll("circle[data-radius]")]
    .filter((ring) => Number(ring.dataset.radius) >= distance)
    .sort((one, other) => one.dataset.radius - other.dataset.radius)[0];
}

async function move(person, circle) {
  const board = root().querySelector("[data-board]");
  const id = person.dataset.person;
  const wide = person.closest("svg").classList.contains("circle__wide");
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
    const sheet = wide ? "circle__wide" : "circle__narrow";
    const again = root().querySelector(`.${sheet} [data-person="${CSS.escape(id)}"]`);
    again?.focus();
    const ring = root().querySelector(`circle[data-circle="${CSS.escape(circle)}"]`);
    say(`${again?.dataset.name}: ${ring?.dataset.name}`);
  } catch {
    person.setAttribute("transform", person.dataset.home);
    say(board.dataset.failed);
    board.querySelector("[data-hint]").textContent = board.dataset.failed;
  }
}

function onKey(event) {
  const person = event.currentTarget;
  const step = OUTWARDS.includes(event.key) ? 1 : INWARDS.includes(event.key) ? -1 : 0;
  if (!step) return;
  event.preventDefault();
  const circle = ORDER[ORDER.indexOf(person.dataset.circle) + step];
  if (circle) move(person, circle);
}

function onPointer(event) {
  if (event.button !== 0) return;
  const person = event.currentTarget;
  const svg = person.closest("svg");
  const start = place(svg, event);
  let over = null;
  let moved = false;
  person.setPointerCapture(event.pointerId);
  person.classList.add("circle__person--held");

  function follow(now) {
    const { x, y } = place(svg, now);
    moved ||= Math.hypot(x - start.x, y - start.y) > NEAR;
    if (!moved) return;
    person.setAttribute("transform", `translate(${x} ${y})`);
    over?.classList.remove("circle__ring--over");
    over = ringAt(svg, x, y);
    over?.classList.add("circle__ring--over");
  }

  function end(last) {
    person.removeEventListener("pointermove", follow);
    person.classList.remove("circle__person--held");
    over?.classList.remove("circle__ring--over");
    const dropped = last.type === "pointerup" && moved && over;
    if (dropped && over.dataset.circle !== person.dataset.circle) {
      move(person, over.dataset.circle);
    } else {
      person.setAttribute("transform", person.dataset.home);
    }
  }

  person.addEventListener("pointermove", follow);
  person.addEventListener("pointerup", end, { once: true });
  person.addEventListener("pointercancel", end, { once: true });
}

function prepare() {
  const board = root()?.querySelector("[data-board][data-moves]");
  if (!board) return;
  board.querySelector("[data-hint]").textContent = board.dataset.moves;
  for (const person of board.querySelectorAll("[data-person]")) {
    person.dataset.home = person.getAttribute("transform");
    person.setAttribute("tabindex", "0");
    person.setAttribute("role", "button");
    person.setAttribute("aria-roledescription", board.dataset.role);
    person.addEventListener("keydown", onKey);
    person.addEventListener("pointerdown", onPointer);
  }
}

prepare();
