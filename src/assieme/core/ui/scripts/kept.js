// Cards that wait on this phone. Shared by pages and by the worker, so it is a plain script and not a module.
// One database, two tables: `cards` by their ticket, and `facts` (whose phone it is).
self.kept = (() => {
  const NAME = "assieme-kept";

  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  async function open() {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("cards", { keyPath: "ticket" });
      request.result.createObjectStore("facts");
    };
    return done(request);
  }

  async function within(table, mode, work) {
    const database = await open();
    try {
      return await done(work(database.transaction(table, mode).objectStore(table)));
    } finally {
      database.close();
    }
  }

  return {
    all: () => within("cards", "readonly", (table) => table.getAll()),
    get: (ticket) => within("cards", "readonly", (table) => table.get(ticket)),
    put: (card) => within("cards", "readwrite", (table) => table.put(card)),
    remove: (ticket) => within("cards", "readwrite", (table) => table.delete(ticket)),
    fact: (name) => within("facts", "readonly", (table) => table.get(name)),
    learn: (name, value) => within("facts", "readwrite", (table) => table.put(value, name)),
    forget: () => done(indexedDB.deleteDatabase(NAME)),
    // Nothing is missing that the server asks for.
    isComplete: ({ fields }) => Boolean((fields.idea?.trim() || fields.drawing) && fields.authorship),
    isHidden: ({ fields }) => fields.authorship === "hidden",
  };
})();
