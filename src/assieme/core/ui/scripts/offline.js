// On a device of one's own: starts the worker, sends what was kept as soon as it can, and says honestly what is where.
// On a shared one, and at signing out: removes all of it.
const box = document.querySelector("[data-kept]");
const { kept } = self;

function say(state, href = "") {
  // The page of what is kept shows that itself.
  if (["kept", "hand", "needs"].includes(state) && document.querySelector("[data-waiting]")) return;
  for (const line of box.querySelectorAll("[data-state]")) line.hidden = line.dataset.state !== state;
  if (href) box.querySelector("[data-href]").href = href;
  box.hidden = !state;
}

async function forget() {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((one) => one.unregister()));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  await kept.forget();
}

// Who is signed in, with a token to send with; null where nobody is, or somebody else.
async function ready() {
  const answer = await fetch(box.dataset.ready, { headers: { Accept: "application/json" }, redirect: "manual" });
  if (!answer.ok) return null;
  const found = await answer.json();
  return found.keeper === box.dataset.keeper ? found : null;
}

async function send(card, token) {
  const body = new FormData();
  for (const [name, value] of Object.entries(card.fields)) body.append(name, value);
  const headers = { Accept: "application/json", "X-CSRFToken": token };
  const answer = await fetch(card.place.replace(/new$/, "kept"), { method: "POST", body, headers, redirect: "manual" });
  if (answer.ok) {
    const { href } = await answer.json();
    await kept.remove(card.ticket);
    return href;
  }
  // Something is missing, or the initiative is closed or gone: only the person can tell what to do.
  if ([404, 409, 422].includes(answer.status)) await kept.put({ ...card, needs: true });
  return "";
}

async function sendAll(cards) {
  const go = await ready();
  if (!go) return say("signed-out");
  let sent = "";
  for (const card of cards) sent = (await send(card, go.token)) || sent;
  if (sent) say("sent", sent);
  document.dispatchEvent(new CustomEvent("kept:changed"));
  return undefined;
}

async function look() {
  const cards = (await kept.all()).filter((card) => card.keeper === box.dataset.keeper);
  const [goes, waits] = [[], []];
  for (const card of cards) (card.needs || !kept.isComplete(card) || kept.isHidden(card) ? waits : goes).push(card);
  if (waits.length) say(waits.every(kept.isHidden) ? "hand" : "needs");
  if (!goes.length) return;
  say("kept");
  try {
    await navigator.locks.request("assieme-send", () => sendAll(goes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // no network: they stay where they are
  }
}

async function begin() {
  // What the page before has sent by a form of its own.
  const sent = document.querySelector("[data-sent]")?.dataset.sent;
  if (sent) await kept.remove(sent);
  // Cards of somebody else who used this phone are neither shown nor sent.
  if ((await kept.fact("keeper")) !== box.dataset.keeper) {
    await kept.forget();
    await caches.delete("assieme-shell");
    await kept.learn("keeper", box.dataset.keeper);
  }
  await navigator.serviceWorker.register(box.dataset.worker);
  const worker = (await navigator.serviceWorker.ready).active;
  worker.postMessage({ language: document.documentElement.lang });
  await look();
}

async function leave(event) {
  event.preventDefault();
  const waiting = (await kept.all()).length > 0;
  if (waiting && !window.confirm(box.dataset.leave)) return;
  await forget();
  event.target.submit();
}

if (box && navigator.serviceWorker && self.indexedDB && self.caches) {
  box.querySelector("[data-close]").addEventListener("click", () => say(""));
  document.querySelector("form[action*='/logout']")?.addEventListener("submit", leave);
  if (box.dataset.own) {
    begin();
    window.addEventListener("online", look);
    document.addEventListener("kept:look", look);
  } else {
    forget();
  }
}
