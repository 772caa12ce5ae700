// A questionnaire in a page: which answers stand there, and which questions are asked because of them.
// The page says all of it in attributes: [data-ask] is an item (data-link-id, data-type, data-enable), and each
// [data-instance] in it is one answer, or one time that a group is filled in. Used by the pages of a survey and by
// the self-contained page. Says the same as `assieme.logic.questionnaires.enabling`; a test compares them.
(() => {
  const owner = (node) => node.closest("[data-ask]");
  const parts = (instance, name) =>
    [...instance.querySelectorAll(`[data-part="${name}"]`)].filter((one) => one.closest("[data-instance]") === instance);
  const part = (instance, name) => parts(instance, name)[0];
  const written = (instance, name) => (part(instance, name)?.value ?? "").trim();
  const instances = (ask) => [...ask.querySelectorAll("[data-instance]")].filter((one) => owner(one) === ask);
  const inside = (node) =>
    [...node.querySelectorAll("[data-ask]")].filter((one) => one.parentElement.closest("[data-ask], [data-questionnaire]") === (owner(node) ?? node));

  const two = (number) => String(number).padStart(2, "0");

  // A year, or a year and a month, or a whole day; null where it can't be read, "" where nothing is written.
  function day(instance) {
    const [d, m, y] = ["day", "month", "year"].map((name) => written(instance, name));
    if (!d && !m && !y) return "";
    if (!/^\d{4}$/.test(y) || !/^(\d{1,2})?$/.test(m) || !/^(\d{1,2})?$/.test(d) || (d && !m)) return null;
    if (!m) return y;
    const real = new Date(Date.UTC(2000, m - 1, d || 1));
    real.setUTCFullYear(Number(y), m - 1, d || 1);
    if (Number(y) < 1 || real.getUTCMonth() !== m - 1 || real.getUTCDate() !== Number(d || 1)) return null;
    return d ? `${y}-${two(m)}-${two(d)}` : `${y}-${two(m)}`;
  }

  function clock(text) {
    const found = /^([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.]([0-5]\d(?:\.\d+)?))?$/.exec(text);
    return found ? `${two(found[1])}:${found[2]}:${found[3] ?? "00"}` : null;
  }

  // With a time of day a moment needs its zone: the browser's own on that day.
  function moment(instance) {
    const date = day(instance);
    const time = written(instance, "time");
    if (!time || !date) return time ? null : date;
    const hour = clock(time);
    if (!hour || date.length < 10) return null;
    const zone = part(instance, "time").dataset.zone;
    if (zone) return `${date}T${hour}${zone}`;
    const minutes = -new Date(`${date}T${hour}`).getTimezoneOffset();
    const far = Math.abs(minutes);
    return `${date}T${hour}${minutes < 0 ? "-" : "+"}${two(Math.floor(far / 60))}:${two(far % 60)}`;
  }

  function number(text, whole) {
    const plain = text.replace(/[\s\u00a0]/g, "").replace(",", ".");
    if (!(whole ? /^[+-]?\d+$/ : /^[+-]?(\d+\.?\d*|\.\d+)$/).test(plain)) return null;
    return Number(plain);
  }

  const one = (key, value) => (value === "" ? [] : value === null ? null : [{ [key]: value }]);
  const typed = (key, read) => (instance) => {
    const text = written(instance, "value");
    return text === "" ? [] : one(key, read(text));
  };

  function chosen(instance) {
    const from = (node) => (node.dataset.value ? [JSON.parse(node.dataset.value)] : []);
    const select = part(instance, "select");
    const found = select ? [...select.selectedOptions].flatMap(from) : [];
    const ticked = parts(instance, "option").filter((node) => node.checked);
    const other = part(instance, "other");
    const free = part(instance, "free");
    const chosen = [...found, ...ticked.flatMap(from)];
    const own = new Set((free?.value ?? "").split("\n").map((line) => line.trim()).filter(Boolean));
    return other?.checked || !chosen.length ? [...chosen, ...[...own].map((line) => ({ valueString: line }))] : chosen;
  }

  function quantity(instance) {
    const text = written(instance, "value");
    if (!text) return [];
    const value = number(text, false);
    if (value === null) return null;
    const unit = part(instance, "unit");
    const words = written(instance, "unit_words");
    const held = (unit?.selectedOptions?.[0] ?? unit)?.dataset.value;
    return [{ valueQuantity: { value, ...(words ? { unit: words } : JSON.parse(held ?? "{}")) } }];
  }

  const READ = {
    boolean: (instance) => parts(instance, "option").filter((node) => node.checked).map((node) => ({ valueBoolean: node.value === "true" })),
    integer: typed("valueInteger", (text) => number(text, true)),
    decimal: typed("valueDecimal", (text) => number(text, false)),
    date: (instance) => one("valueDate", day(instance)),
    dateTime: (instance) => one("valueDateTime", moment(instance)),
    time: typed("valueTime", clock),
    string: typed("valueString", (text) => text),
    text: typed("valueString", (text) => text),
    url: typed("valueUri", (text) => text),
    choice: chosen,
    "open-choice": chosen,
    reference: typed("valueReference", (text) => ({ [/^[A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/.test(text) ? "reference" : "display"]: text })),
    quantity,
    attachment: (instance) => {
      const held = part(instance, "value");
      return held?.attachment ? [{ valueAttachment: held.attachment }] : [];
    },
  };

  // The answers that stand in one instance; null where something is written that is no answer.
  function answers(instance) {
    const ask = owner(instance);
    if (instance.dataset.answer) return JSON.parse(instance.dataset.answer);
    return READ[ask.dataset.type]?.(instance) ?? null;
  }

  const root = (node) => node.closest("[data-questionnaire]");
  const begun = (instance) => [instance, ...instance.querySelectorAll("[data-instance]")].some((one) => answers(one)?.length);

  // Of several occurrences of a question the nearest: in what both stand in, else the last one begun before, else the first after.
  function nearest(ask, linkId) {
    const all = [...root(ask).querySelectorAll("[data-ask]")].filter((one) => one.dataset.linkId === linkId && one !== ask);
    if (all.length < 2) return all[0];
    let around = ask.parentElement;
    while (!all.some((one) => around.contains(one))) around = around.parentElement;
    const near = all.filter((one) => around.contains(one));
    const used = near.filter((one) => {
      for (let at = one.parentElement; at !== around && around.contains(at); at = at.parentElement) {
        if (at.matches("[data-instance]") && !begun(at)) return false;
      }
      return true;
    });
    const found = used.length ? used : near.slice(0, 1);
    return near[0].compareDocumentPosition(ask) & Node.DOCUMENT_POSITION_FOLLOWING ? found.at(-1) : found[0];
  }

  // A value is [type, content], of {valueType: content}.
  function pair(value, stem) {
    const [key, content] = Object.entries(value).find(([name]) => name.startsWith(stem));
    return [key.slice(stem.length), content];
  }

  const identity = {
    Quantity: (one) => `${one.value}|${one.code ? `${one.system ?? ""}|${one.code}` : (one.unit ?? "")}|${one.comparator ?? ""}`,
    Reference: (one) => one.reference || `|${one.display ?? ""}`,
  };

  function equal([type, one], [otherType, other]) {
    if (type === "Coding" && otherType === "Coding") {
      if (one.system && other.system && one.system !== other.system) return false;
      return one.code || other.code ? one.code === other.code : one.display === other.display;
    }
    if ([type, otherType].includes("String") || type === "Boolean" || otherType === "Boolean") return one === other;
    const name = identity[type] ?? String;
    return (type === otherType && name(one) === name(other)) || order([type, one], [otherType, other]) === 0;
  }

  const sign = (one, other) => Number(one > other) - Number(one < other);

  // -1, 0 or 1; null where it can't be said: other units, a day beside a year.
  function order([type, one], [otherType, other]) {
    const number = (held) => typeof held === "number";
    if (number(one) && number(other)) return sign(one, other);
    if (type === "Quantity") {
      if (number(other)) return number(one.value) ? sign(one.value, other) : null;
      if (otherType !== "Quantity" || !number(one.value) || !number(other.value)) return null;
      const coded = one.code && one.code === other.code && (one.system ?? "") === (other.system ?? "");
      return coded || (one.unit ?? "") === (other.unit ?? "") ? sign(one.value, other.value) : null;
    }
    if (type === "Time" && otherType === "Time") return sign(one, other);
    return /^Date/.test(type) && /^Date/.test(otherType) ? orderOfDays(one, other) : null;
  }

  function orderOfDays(one, other) {
    if (one.includes("T") && other.includes("T")) return sign(Date.parse(one), Date.parse(other));
    const days = [one, other].map((text) => text.split("T")[0]);
    const shorter = Math.min(...days.map((text) => text.length));
    return sign(...days.map((text) => text.slice(0, shorter))) || (one.length === other.length ? 0 : null);
  }

  function met(condition, ask, decided) {
    const wanted = pair(condition, "answer");
    const question = nearest(ask, condition.question);
    const given = (question && decided(question) ? instances(question) : []).flatMap((one) => answers(one) ?? []);
    const held = given.map((one) => pair(one, "value"));
    switch (condition.operator) {
      case "exists": return held.length > 0 === wanted[1];
      case "=": return held.some((one) => equal(one, wanted));
      case "!=": return !held.some((one) => equal(one, wanted));
      case ">": return held.some((one) => order(one, wanted) === 1);
      case "<": return held.some((one) => order(one, wanted) === -1);
      case ">=": return held.some((one) => order(one, wanted) >= 0 && order(one, wanted) !== null);
      case "<=": return held.some((one) => order(one, wanted) <= 0 && order(one, wanted) !== null);
      default: return false;
    }
  }

  // Whether an item is asked; what stands in something that isn't asked isn't asked either. Each is judged once.
  function judge() {
    const known = new Map();
    return function decided(ask) {
      if (known.has(ask)) return known.get(ask);
      known.set(ask, false);
      const around = ask.parentElement.closest("[data-ask]");
      const { all, when } = JSON.parse(ask.dataset.enable ?? '{"all":true,"when":[]}');
      const own = () => when[all ? "every" : "some"]((one) => met(one, ask, decided));
      known.set(ask, (!around || decided(around)) && own());
      return known.get(ask);
    };
  }

  let decided = judge();
  const asked = (ask) => decided(ask);

  function refresh() {
    decided = judge();
    for (const ask of document.querySelectorAll("[data-questionnaire] [data-ask]:not([data-unseen])")) ask.hidden = !decided(ask);
    for (const line of document.querySelectorAll("[data-slides]")) join(line);
  }

  // A slider's line moves with the number beside it.
  function join(line) {
    const box = document.getElementById(line.dataset.slides);
    line.hidden = false;
    if (box.value.trim() !== "") line.value = box.value.replace(",", ".");
  }

  // An answer that rules out all others, and the others, push each other aside.
  function keepAlone(option) {
    if (!option.checked || option.type !== "checkbox") return;
    const alone = "exclusive" in option.dataset;
    for (const other of option.closest("[data-instance]").querySelectorAll(`input[name="${CSS.escape(option.name)}"]`)) {
      if (other !== option && (alone || "exclusive" in other.dataset)) other.checked = false;
    }
  }

  function clear(button) {
    for (const one of parts(button.closest("[data-instance]"), "option")) one.checked = false;
    for (const one of parts(button.closest("[data-instance]"), "other")) one.checked = false;
  }

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      if (!event.target.closest?.("[data-questionnaire]")) return;
      if (event.target.dataset.slides) document.getElementById(event.target.dataset.slides).value = event.target.value;
      if (event.target.dataset.part === "free" && event.target.value.trim()) {
        const other = part(event.target.closest("[data-instance]"), "other");
        if (other) other.checked = true;
      }
      if (event.target.dataset.part === "option" || event.target.dataset.part === "other") keepAlone(event.target);
      refresh();
    });
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-clear]");
    if (!button) return;
    event.preventDefault();
    clear(button);
    refresh();
  });

  globalThis.assiemeQuestionnaire = { answers, asked, begun, inside, instances, owner, refresh };
  for (const one of document.querySelectorAll("[data-questionnaire]")) one.classList.add("is-live");
  document.documentElement.classList.add("is-live");
  refresh();
})();
