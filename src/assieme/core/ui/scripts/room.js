// A meeting's screens: shows each phone what is its own in what all phones are sent, and how many minutes are left.
// The screens themselves are kept new by stream.js, presses are sent again by resend.js.
const MINUTE = 60_000;

// What is one's own: the raised hand, one's turn, a break that one asked for.
function mark() {
  const room = document.querySelector("[data-me]");
  if (!room) return;
  const me = room.dataset.me;
  const own = room.querySelector("#own form");
  const has = (name) => room.querySelector(`[data-${name}="${CSS.escape(me)}"]`) !== null;
  const pause = room.querySelector("[data-pause]") !== null;
  const round = room.querySelector("[data-turn]") !== null;
  if (pause) own.dataset.asked = "";
  const hand = has("speaking") ? "speaking" : has("hand") ? "hand" : "none";
  const here = room.querySelector("#voices") !== null;
  const shown = {
    "my-turn": has("turn"),
    [`talk ${hand}`]: here && !pause && !round,
    "no-break": here || round ? !own.dataset.asked : false,
    "asked-break": !pause && Boolean(own.dataset.asked),
    counting: room.querySelector("[data-counting]") !== null,
  };
  for (const part of own.querySelectorAll("[data-when]")) part.hidden = !shown[part.dataset.when];
}

// Whoever was let in looks again.
function look() {
  const door = document.querySelector("[data-at-door]");
  const waiting = door?.querySelector("[data-door]");
  if (waiting && !waiting.dataset.door.split(" ").includes(door.dataset.atDoor)) window.location.reload();
}

function tick() {
  for (const line of document.querySelectorAll("[data-until]")) {
    const left = Math.ceil((Number(line.dataset.until) * 1000 - Date.now()) / MINUTE);
    const words = left > 0 ? `${line.dataset.left} ${left}` : line.dataset.over;
    const place = line.querySelector("[data-own]");
    if (place.textContent !== words) place.textContent = words;
  }
}

// Who listens for an hour presses nothing: while the page is seen, they stay signed in.
async function stay() {
  const dialog = document.querySelector("dialog[data-session-ends]");
  if (!dialog || document.visibilityState === "hidden") return;
  const body = new FormData(dialog.querySelector("form"));
  try {
    const answer = await fetch(dialog.dataset.extendUrl, { method: "POST", body, headers: { Accept: "application/json" } });
    if (answer.ok && !answer.redirected) dialog.dataset.sessionEnds = (await answer.json()).ends;
  } catch {
    // No line: the next time.
  }
}

// What somebody types outlives a phone that loads the page again, until it is sent and the meeting's screen is back.
const SENT = "assieme-words-sent";
for (const form of document.querySelectorAll("form[data-kept-words]")) {
  const words = form.querySelector("textarea");
  const key = `assieme-words ${window.location.pathname}`;
  words.value ||= sessionStorage.getItem(key) ?? "";
  words.addEventListener("input", () => sessionStorage.setItem(key, words.value));
  form.addEventListener("submit", () => sessionStorage.setItem(SENT, key));
}
const sent = sessionStorage.getItem(SENT);
if (sent && document.querySelector("[data-me]")) {
  sessionStorage.removeItem(sent);
  sessionStorage.removeItem(SENT);
}

document.addEventListener("assieme:changed", () => {
  mark();
  look();
  tick();
});
mark();
tick();
setInterval(tick, 10_000);
setInterval(stay, 10 * MINUTE);
