// Betters the replay of a circle: steps change the picture in place, marks glide, and it can play by itself.
// Without this script each step is a page of its own.
const PAUSE = 1800;
const GLIDE = 600;
const says = document.querySelector("[data-replay-says]");
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
let playing = null;

const root = () => document.querySelector("[data-replay]");

function places() {
  return new Map([...root().querySelectorAll("[data-person]")].map((one) => [key(one), middle(one)]));
}

function key(person) {
  return `${person.closest("svg").getAttribute("class")} ${person.dataset.person}`;
}

function middle(person) {
  const { e: x, f: y } = person.transform.baseVal.consolidate().matrix;
  return { x, y };
}

function glide(before) {
  if (calm) return;
  for (const person of root().querySelectorAll("[data-person]")) {
    const now = middle(person);
    const was = before.get(key(person));
    const start = was ? `translate(${was.x}px, ${was.y}px)` : `translate(${now.x}px, ${now.y}px) scale(0)`;
    person.animate([{ transform: start }, { transform: `translate(${now.x}px, ${now.y}px)` }], { duration: GLIDE, easing: "ease-in-out" });
  }
}

async function go(href, focus) {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-replay]");
  const before = places();
  const unfolded = root().querySelector("details")?.open;
  const onPlayer = document.activeElement?.matches("[data-player]");
  root().replaceWith(fresh);
  if (unfolded) root().querySelector("details").open = true;
  history.replaceState(null, "", href);
  glide(before);
  prepare();
  if (onPlayer) root().querySelector("[data-player]").focus();
  says.textContent = root().querySelector(".replay__step").textContent;
  if (focus) (root().querySelector(focus) || root().querySelector(".replay__ways a"))?.focus();
}

function pause() {
  clearTimeout(playing);
  playing = null;
}

function play() {
  const next = root().querySelector("[data-next]");
  if (!next) {
    pause();
    prepare();
    return;
  }
  playing = setTimeout(() => go(next.href).then(() => playing && play(), pause), PAUSE);
}

function start() {
  if (playing) {
    pause();
    prepare();
    return;
  }
  const again = root().querySelector("[data-again]");
  const begin = again ? go(again.href) : Promise.resolve();
  begin.then(() => {
    play();
    prepare();
    root().querySelector("[data-player]").focus();
  }, pause);
}

function prepare() {
  const ways = root().querySelector(".replay__ways");
  for (const [name, focus] of [["back", "[data-back]"], ["next", "[data-next]"], ["again", "[data-next]"]]) {
    const link = ways.querySelector(`[data-${name}]`);
    if (!link) continue;
    link.onclick = (event) => {
      event.preventDefault();
      pause();
      go(link.href, focus).catch(() => { location.href = link.href; });
    };
  }
  const player = ways.querySelector("[data-player]") || document.createElement("button");
  player.type = "button";
  player.className = "button button--quiet";
  player.dataset.player = "";
  player.textContent = playing ? root().dataset.pause : root().dataset.play;
  player.onclick = start;
  if (!player.isConnected) ways.append(player);
}

prepare();
