// Keeps the inside of each [data-stream] as the server shows it, while it changes. Without this script, or without a
// stream, the page still works: it is simply loaded again. Words come from data-stream-lost, -back and -gone.
import { fillOwn, morph } from "./morph.js";
import { tell } from "./told.js";

const SILENT_AFTER = 40_000; // the server says something every 15 seconds
const LOST_AFTER = 2_500; // a short gap is no news
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 20_000;
const LONGEST_ANSWER = 10_000;
const WITHOUT_STREAM = 10_000;

class Stream {
  constructor(element) {
    this.element = element;
    this.waits = 0;
    fillOwn(element);
    const look = () => (document.visibilityState === "hidden" ? this.sleep() : this.open());
    document.addEventListener("visibilitychange", look);
    addEventListener("online", () => this.open());
    addEventListener("offline", () => this.failed());
    addEventListener("pageshow", (event) => event.persisted && look());
    addEventListener("pagehide", () => this.sleep());
    look();
  }

  // A hidden page needs no line; what changed meanwhile comes at once when it is seen again.
  sleep() {
    this.rest();
    this.calm();
  }

  rest() {
    this.source?.close();
    this.source = null;
    for (const timer of [this.again, this.silence]) clearTimeout(timer);
  }

  calm() {
    clearTimeout(this.missing);
    this.missing = null;
  }

  open() {
    if (this.over) return;
    this.rest();
    if (document.visibilityState === "hidden") return;
    const source = new EventSource(this.element.dataset.stream);
    this.source = source;
    source.addEventListener("open", () => this.listen());
    source.addEventListener("beat", () => this.listen());
    source.addEventListener("message", (event) => {
      this.listen();
      this.show(event.data);
    });
    source.addEventListener("error", () => this.source === source && this.failed());
    this.silence = setTimeout(() => this.failed(), SILENT_AFTER);
  }

  // Something arrived: the line lives.
  listen() {
    this.waits = 0;
    this.calm();
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.failed(), SILENT_AFTER);
    if (!this.element.classList.contains("is-lost")) return;
    this.element.classList.remove("is-lost");
    tell(this.element.dataset.streamBack, 4);
  }

  // Asks once without a stream, which also tells why there is none, and comes back later; each time a little later.
  async failed() {
    this.rest();
    this.lost();
    const wait = Math.min(FIRST_WAIT * 2 ** this.waits++, LONGEST_WAIT) * (0.5 + Math.random());
    this.again = setTimeout(() => this.open(), wait);
    const answer = await this.ask();
    if (!answer || this.source || document.visibilityState === "hidden") return;
    if (answer.gone) this.end();
    else if (answer.html !== null && this.waits > 2) this.withoutStream(answer.html);
  }

  // Whether there is anything to see here, and what, where the server shows it without a stream. Nothing: no answer.
  async ask() {
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), LONGEST_ANSWER);
    try {
      const answer = await fetch(this.element.dataset.stream, { headers: { Accept: "text/html" }, signal: stop.signal });
      const plain = answer.ok && !answer.redirected && answer.headers.get("Content-Type")?.startsWith("text/html");
      return { gone: answer.status === 404 || answer.redirected, html: plain ? await answer.text() : null };
    } catch {
      return null; // no network, or no server
    } finally {
      clearTimeout(late);
      stop.abort();
    }
  }

  // The server is there and streams are not: nobody leads /live to them. So this asks now and then.
  withoutStream(html) {
    this.listen();
    this.show(html);
    clearTimeout(this.silence);
    clearTimeout(this.again);
    this.waits = 3;
    this.again = setTimeout(() => this.failed(), WITHOUT_STREAM * (0.75 + Math.random() / 2));
  }

  // Counted from the first time that it failed: coming back in vain makes it no younger.
  lost() {
    this.missing ??= setTimeout(() => {
      this.element.classList.add("is-lost");
      tell(this.element.dataset.streamLost);
    }, LOST_AFTER);
  }

  // No right any more, or nothing left to see: the page itself will say which.
  end() {
    this.over = true;
    this.sleep();
    this.element.classList.remove("is-lost");
    tell(this.element.dataset.streamGone);
    this.element.dispatchEvent(new CustomEvent("assieme:gone", { bubbles: true }));
  }

  show(html) {
    const model = document.createElement("template");
    model.innerHTML = html;
    if (!morph(this.element, model.content)) return;
    fillOwn(this.element);
    this.element.dispatchEvent(new CustomEvent("assieme:changed", { bubbles: true }));
  }
}

for (const element of document.querySelectorAll("[data-stream]")) new Stream(element);
