// Makes the inside of one element say what another's does, and touches only what differs, so that focus, typed text,
// open details and scroll stay as they are. Elements are matched by id, else by their place and tag.
const OURS = "input[type=hidden][name=csrfmiddlewaretoken], input[type=hidden][name=press], [data-own]";
const STATE = new Map([
  ["DETAILS", ["open"]],
  ["DIALOG", ["open"]],
]);

// What makes two elements of one tag different things: what was typed for one address never goes to another.
const SAME = ["id", "name", "type", "action"];

const isElement = (node) => node?.nodeType === Node.ELEMENT_NODE;
const keeps = (node) => isElement(node) && node.matches(OURS);

// Could `old` become `fresh` without being replaced?
function alike(old, fresh) {
  if (old.nodeType !== fresh.nodeType) return false;
  if (!isElement(old)) return true;
  return SAME.every((name) => old.getAttribute(name) === fresh.getAttribute(name)) && old.nodeName === fresh.nodeName;
}

function attributes(old, fresh) {
  const left = STATE.get(old.nodeName) ?? [];
  let changed = false;
  for (const { name, value } of [...fresh.attributes]) {
    if (left.includes(name) || old.getAttribute(name) === value) continue;
    old.setAttribute(name, value);
    changed = true;
  }
  for (const { name } of [...old.attributes]) {
    if (left.includes(name) || fresh.hasAttribute(name)) continue;
    old.removeAttribute(name);
    changed = true;
  }
  return changed;
}

function become(old, fresh) {
  if (keeps(old)) return false;
  if (!isElement(old)) {
    if (old.data === fresh.data) return false;
    old.data = fresh.data;
    return true;
  }
  if (old.isEqualNode(fresh)) return false;
  const changed = attributes(old, fresh);
  return morph(old, fresh) || changed;
}

// The child of `parent`, from `place` on, that is the same thing as `fresh`.
function match(place, fresh) {
  if (isElement(fresh) && fresh.id) {
    for (let one = place; one; one = one.nextSibling) if (isElement(one) && one.id === fresh.id && alike(one, fresh)) return one;
    return null;
  }
  return place && alike(place, fresh) ? place : null;
}

// `old` comes to stand at `place`; what stands between goes behind it, unless that would take the focus away.
function bring(parent, old, place) {
  const between = [];
  for (let one = place; one !== old; one = one.nextSibling) between.push(one);
  if (between.some((one) => one.contains(document.activeElement))) parent.insertBefore(old, place);
  else old.after(...between);
}

// The inside of `parent` becomes the inside of `model`; true when something changed.
export function morph(parent, model) {
  let place = parent.firstChild;
  let changed = false;
  for (const fresh of [...model.childNodes]) {
    const old = match(place, fresh);
    if (!old) {
      parent.insertBefore(document.importNode(fresh, true), place);
      changed = true;
      continue;
    }
    if (old !== place) {
      bring(parent, old, place);
      changed = true;
    }
    changed = become(old, fresh) || changed;
    place = old.nextSibling;
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
    changed = true;
  }
  return changed;
}

// Hidden fields that only this page knows: the token against forgery, and the id of the next press.
export function fillOwn(root) {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]:not([value=''])")?.value;
  for (const field of root.querySelectorAll("input[name=csrfmiddlewaretoken]")) if (token && !field.value) field.value = token;
  for (const field of root.querySelectorAll("input[name=press]")) if (!field.value) field.value = newPress();
}

// A random UUID. crypto.randomUUID is missing where a page comes without HTTPS.
export function newPress() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
