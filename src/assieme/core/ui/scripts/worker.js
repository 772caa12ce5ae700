// The service worker. It promises one thing: a card can be written while there is no network, and is not lost.
// Pages come from the network always; only where there is none does one of the two kept pages stand in.
importScripts("/static/assieme/kept.js");

const CACHE = "assieme-shell";
const KEPT = "/ideas/kept";
const AWAY = "/offline";
const NEW_CARD = /^\/initiatives\/[0-9a-f-]{36}\/cards\/new$/;
const FRESH = 60 * 60 * 1000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  if (event.data?.language) event.waitUntil(fill(event.data.language));
});

// Fetch the two pages and what they need, at most once an hour and after a change of language.
async function fill(language) {
  const mark = `${language} ${Math.floor(Date.now() / FRESH)}`;
  if ((await kept.fact("filled")) === mark && (await caches.has(CACHE))) return;
  const cache = await caches.open(CACHE);
  for (const address of [KEPT, AWAY]) {
    // Not signed in any more: the answer leads elsewhere, and what was kept stays as it is.
    const page = await fetch(address, { redirect: "error" });
    if (!page.ok) return;
    const html = await page.clone().text();
    await cache.put(address, page);
    const parts = [...html.matchAll(/(?:href|src)="([^"]+\.(?:css|js|svg)(?:\?[^"]*)?)"/g)].map((found) => found[1].replaceAll("&amp;", "&"));
    await Promise.all([...new Set(parts)].map((part) => keepPart(cache, part)));
  }
  await keepPart(cache, "/static/assieme/govuk-frontend.min.js");
  await kept.learn("filled", mark);
}

async function keepPart(cache, address) {
  const part = await fetch(address);
  if (!part.ok) return;
  await cache.put(address, part.clone());
  if (!address.includes(".css")) return;
  const fonts = [...(await part.text()).matchAll(/url\("?([^)"]+\.woff2)"?\)/g)].map((found) => new URL(found[1], part.url).href);
  await Promise.all(fonts.map((font) => cache.add(font)));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== self.location.origin) return;
  if (request.mode === "navigate" && request.method === "POST") {
    if (NEW_CARD.test(address.pathname)) event.respondWith(sendOrKeep(request, address));
  } else if (request.mode === "navigate" && request.method === "GET") {
    event.respondWith(fetch(request).catch((error) => standIn(address, error)));
  } else if (request.method === "GET" && ["style", "script", "font", "image"].includes(request.destination)) {
    event.respondWith(fetch(request).catch((error) => fromCache(request, error)));
  }
});

async function standIn(address, error) {
  const writes = address.pathname === "/idea" || address.pathname === KEPT || NEW_CARD.test(address.pathname);
  return fromCache(writes ? KEPT : AWAY, error);
}

async function fromCache(what, error) {
  const found = await caches.match(what, { cacheName: CACHE });
  if (!found) throw error;
  return found;
}

// The form of a card was sent. Where the network fails, its words stay on the phone under the form's own ticket: if
// the first attempt did arrive after all, the server knows the ticket and takes no second card.
async function sendOrKeep(request, address) {
  const copy = request.clone();
  try {
    return await fetch(request);
  } catch (error) {
    const data = await copy.formData();
    const keeper = await kept.fact("keeper");
    if (!keeper || !data.get("ticket")) throw error;
    const fields = Object.fromEntries([...data].filter(([, value]) => typeof value === "string"));
    delete fields.csrfmiddlewaretoken;
    const photo = data.get("photo");
    await kept.put({ ticket: fields.ticket, keeper, place: address.pathname, fields, lostPhoto: Boolean(photo?.size) });
    return Response.redirect(KEPT, 303);
  }
}
