// The self-contained page of a questionnaire: more answers, what is missing, another language, and the response.
// Nothing leaves the page: the answers are a file that the person keeps. Needs questionnaire.js before it.
(() => {
  const { answers, asked, begun, inside, instances, owner, refresh } = globalThis.assiemeQuestionnaire;
  const page = document.querySelector("[data-paper-form]");
  const root = () => page.querySelector("[data-questionnaire]");
  const said = () => JSON.parse(root().dataset.words);
  const NAMES = ["id", "name", "for", "aria-labelledby", "aria-describedby", "data-another", "data-add", "data-slides"];

  // More of a repeating group or question: the template's names get the next number.
  function renumber(node, number) {
    for (const one of [...node.querySelectorAll("*")]) {
      for (const name of NAMES) {
        const held = one.getAttribute(name);
        if (held) one.setAttribute(name, held.replace(/(^|\s)((?:\d+\.)*)new(?=[.:])/g, `$1$2${number}`));
      }
      const label = one.getAttribute("aria-label");
      if (label?.endsWith("…")) one.setAttribute("aria-label", label.replace("…", String(number + 1)));
      if (one.matches("template")) renumber(one.content, number);
    }
  }

  const turn = (instance) => Number(/(\d+):/.exec(instance.id)?.[1] ?? -1);

  function add(ask, number) {
    const template = [...ask.querySelectorAll("template[data-another]")].find((one) => owner(one) === ask);
    if (!template) return null;
    const next = number ?? Math.max(-1, ...instances(ask).map(turn)) + 1;
    const copy = template.content.cloneNode(true);
    renumber(copy, next);
    const added = copy.querySelector("[data-instance]");
    const last = instances(ask).at(-1);
    if (last) last.after(added);
    else template.before(added);
    return added;
  }

  // The response, as FHIR writes it.
  function items(container) {
    return inside(container).flatMap((ask) => {
      const { linkId, text, type } = ask.dataset;
      if (type === "display" || !asked(ask)) return [];
      const head = { linkId, ...(text ? { text } : {}) };
      const found = instances(ask).map((one) => [answers(one) ?? [], items(one)]);
      if (type === "group") return found.flatMap(([, item]) => (item.length ? [{ ...head, item }] : []));
      const answer = found.flatMap(([values, item]) =>
        values.map((value, at) => (at === 0 && item.length ? { ...value, item } : value)),
      );
      return answer.length ? [{ ...head, answer }] : [];
    });
  }

  function response() {
    const { canonical } = root().dataset;
    const item = items(root());
    return {
      resourceType: "QuestionnaireResponse",
      ...(canonical ? { questionnaire: canonical } : {}),
      status: "completed",
      authored: new Date().toISOString(),
      ...(item.length ? { item } : {}),
    };
  }

  // What is wrong with one question; the codes are those of `logic.questionnaires.checks`.
  function wrong(ask) {
    const limits = JSON.parse(ask.dataset.limits ?? "{}");
    const given = ask.dataset.type === "group" ? instances(ask).filter(begun) : instances(ask).map(answers);
    if (given.includes(null)) return ["type"];
    const values = given.flat();
    if (!values.length) return ask.hasAttribute("data-required") ? ["required"] : null;
    if (values.length < (limits.minOccurs ?? 0)) return ["too_few", limits.minOccurs];
    if (values.length > (limits.maxOccurs ?? Infinity)) return ["too_many", limits.maxOccurs];
    if (ask.dataset.type === "group") return null;
    const alone = [...ask.querySelectorAll("[data-exclusive]:checked")].filter((one) => owner(one) === ask);
    if (alone.length && values.length > 1) return ["exclusive"];
    const chosen = ofAsk(ask, "[data-part=select]").length > 0;
    if (chosen && new Set(values.map((value) => JSON.stringify(value))).size < values.length) return ["twice"];
    return values.map((value) => outside(Object.entries(value)[0], limits)).find(Boolean) ?? null;
  }

  function outside([key, held], limits) {
    if (typeof held === "string") return badText(key, held, limits);
    const number = typeof held === "number" ? held : key === "valueQuantity" ? held.value : null;
    if (number !== null) {
      if (limits.min !== undefined && number < Number(limits.min)) return ["too_small", limits.min];
      if (limits.max !== undefined && number > Number(limits.max)) return ["too_large", limits.max];
      const places = (String(number).split(".")[1] ?? "").length;
      if (places > (limits.places ?? Infinity)) return ["decimal_places", limits.places];
    }
    if (key !== "valueAttachment") return null;
    if (held.size > (limits.bytes ?? Infinity)) return ["too_big"];
    return limits.types && !limits.types.some((type) => fits(held.contentType, type)) ? ["mime_type"] : null;
  }

  const fits = (held, wanted) => (wanted.endsWith("/*") ? held.startsWith(wanted.slice(0, -1)) : held === wanted);

  function badText(key, held, limits) {
    if (/^value(Date|DateTime|Time)$/.test(key)) {
      if (limits.min && held < limits.min.slice(0, held.length)) return ["too_small", limits.min];
      return limits.max && held.slice(0, limits.max.length) > limits.max ? ["too_large", limits.max] : null;
    }
    const letters = [...held].length;
    if (letters < (limits.minLength ?? 0)) return ["too_short", limits.minLength];
    if (letters > (limits.maxLength ?? Infinity)) return ["too_long", limits.maxLength];
    if (!limits.pattern) return null;
    try {
      return new RegExp(`^(?:${limits.pattern})$`, "u").test(held) ? null : ["pattern"];
    } catch {
      return null; // a pattern that this browser can't read refuses nobody
    }
  }

  const ofAsk = (ask, selector) => [...ask.querySelectorAll(selector)].filter((one) => owner(one) === ask);

  function tell(ask, problem) {
    const words = said();
    const [code, limit] = problem ?? [];
    const sentence = code === "type" ? words.types[ask.dataset.type] ?? words.other : words[code] ?? words.other;
    const text = problem ? sentence.replace("%(limit)s", String(limit)) : "";
    const line = ofAsk(ask, "[data-error]")[0];
    ask.classList.toggle("ask--error", Boolean(problem));
    for (const one of ofAsk(ask, "input, select, textarea")) {
      if (problem) one.setAttribute("aria-invalid", "true");
      else one.removeAttribute("aria-invalid");
    }
    if (line) {
      line.hidden = !problem;
      line.querySelector("[data-message]").textContent = text;
    }
    return text;
  }

  function check() {
    const asks = [...root().querySelectorAll("[data-ask]:not([data-unseen])")];
    return asks.flatMap((ask) => {
      const judged = asked(ask) && ask.dataset.type !== "display" && !ofAsk(ask, "[data-answer]").length;
      const problem = judged ? wrong(ask) : null;
      const text = tell(ask, problem);
      return problem ? [{ ask, text: `${ask.dataset.text}${/[?!.:…]$/.test(ask.dataset.text) ? "" : ":"} ${text}` }] : [];
    });
  }

  function finish() {
    const problems = check();
    const box = page.querySelector("[data-problems]");
    const result = page.querySelector("[data-result]");
    box.hidden = !problems.length;
    result.hidden = problems.length > 0;
    if (problems.length) {
      box.querySelector("ul").replaceChildren(
        ...problems.map(({ ask, text }) => {
          const line = document.createElement("li");
          const link = line.appendChild(document.createElement("a"));
          link.href = `#${ask.id}`;
          link.textContent = text;
          link.addEventListener("click", (event) => {
            event.preventDefault();
            ask.scrollIntoView();
            ofAsk(ask, "input:not([type=hidden]), select, textarea")[0]?.focus();
          });
          return line;
        }),
      );
      box.focus();
      return;
    }
    show(JSON.stringify(response(), null, 2));
    result.focus();
  }

  let address = "";

  function show(text) {
    URL.revokeObjectURL(address);
    address = URL.createObjectURL(new Blob([text], { type: "application/fhir+json" }));
    page.querySelector("[data-response]").textContent = text;
    page.querySelector("[data-download]").href = address;
  }

  async function copy(button) {
    const text = page.querySelector("[data-response]").textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      getSelection().selectAllChildren(page.querySelector("[data-response]"));
      document.execCommand("copy");
    }
    page.querySelector("[data-copied]").textContent = button.dataset.done;
  }

  // Another language: the same page in other words, with all answers put back.
  function inLanguage(language) {
    const fields = [...root().querySelectorAll("input[name], select[name], textarea[name]")];
    const ids = new Set([...root().querySelectorAll("[data-instance][id]")].map((one) => one.id));
    const other = JSON.parse(document.querySelector("[data-languages]").textContent)[language];
    document.documentElement.lang = language;
    page.innerHTML = other.html;
    document.title = other.title;
    for (const id of ids) {
      if (document.getElementById(id)) continue;
      const ask = document.getElementById(id.replace(/(\d+):/, "*:"));
      if (ask) add(ask, Number(/(\d+):/.exec(id)[1]));
    }
    for (const one of root().querySelectorAll("[data-instance][id]")) if (!ids.has(one.id)) one.remove();
    fields.forEach(putBack);
    refresh();
    page.querySelector(`[data-language="${language}"]`)?.focus();
  }

  function putBack(old) {
    const fresh = [...document.getElementsByName(old.name)].find((one) => one.id === old.id);
    if (!fresh) return;
    if (old.type === "file") fresh.replaceWith(old);
    else if (old.type === "radio" || old.type === "checkbox") fresh.checked = old.checked;
    else fresh.value = old.value;
  }

  function read(input) {
    const file = input.files[0];
    input.attachment = null;
    if (!file) {
      refresh();
      return;
    }
    const reader = new FileReader();
    reader.addEventListener("load", () => {
      const data = String(reader.result).split(",")[1] ?? "";
      const contentType = file.type || "application/octet-stream";
      input.attachment = { contentType, data, size: file.size, title: file.name };
      refresh();
    });
    reader.readAsDataURL(file);
  }

  page.addEventListener("change", (event) => {
    if (event.target.matches("input[type=file]")) read(event.target);
  });

  page.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const { add: more, language } = button.dataset;
    if (more) {
      const added = add(document.getElementById(more));
      refresh();
      added?.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    } else if (button.hasAttribute("data-remove")) {
      const ask = owner(button);
      button.closest("[data-instance]").remove();
      refresh();
      ofAsk(ask, "[data-add]")[0]?.focus();
    } else if (language) inLanguage(language);
    else if (button.hasAttribute("data-finish")) finish();
    else if (button.hasAttribute("data-copy")) copy(button);
    else if (button.hasAttribute("data-print")) print();
  });
})();
