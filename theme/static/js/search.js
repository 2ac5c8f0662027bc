// The search page: what is written in its box goes nowhere. Neither the address nor the browser's history or storage
// learns of it, nothing is fetched but the index, once, and leaving the page empties the box.
(function () {
  const page = document.querySelector("[data-index]");
  const box = page.querySelector("input"), said = page.querySelector("[role=status]");
  const results = page.querySelector("[data-results]"), rows = results.querySelector("ol");
  const nothing = page.querySelector("[data-nothing]"), shelves = page.querySelector("[data-shelves]");
  const counts = JSON.parse(said.dataset.counts), PAUSE = 500, AT_ONCE = 8;
  let finder, asked, timer, later;

  function load() {
    if (asked) return;
    asked = document.createElement("script");
    asked.src = page.dataset.index;
    asked.onload = function () {
      finder = makeFinder(self.searchIndex);
      answer();
    };
    asked.onerror = function () {
      asked = null;
      said.textContent = said.dataset.failed;
    };
    document.head.append(asked);
  }

  // The number is told when somebody pauses, not at each letter.
  function tell(text) {
    clearTimeout(timer);
    timer = setTimeout(() => (said.textContent = text), text ? PAUSE : 0);
  }

  function answer() {
    const query = box.value.trim();
    if (query && !finder) return load();
    const found = query ? finder.find(query) : { total: 0, hits: [] };
    // What stands below the first screen can wait until the letter is written.
    clearTimeout(later);
    rows.textContent = "";
    rows.append(...found.hits.slice(0, AT_ONCE).map(makeRow));
    later = setTimeout(() => rows.append(...found.hits.slice(AT_ONCE).map(makeRow)), 50);
    results.hidden = !found.total;
    nothing.hidden = !query || found.total > 0;
    shelves.hidden = found.total > 0;
    tell(query && counts[Math.min(found.total, counts.length - 1)]);
  }

  function add(parent, name, className, lang) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (lang) made.lang = lang;
    parent.append(made);
    return made;
  }

  function write(parent, pieces) {
    pieces.forEach((piece, place) => (place % 2 ? add(parent, "mark") : parent).append(piece));
  }

  function makeRow(hit) {
    const row = document.createElement("li"), text = add(row, "div", "row__text");
    row.className = "row";
    const kind = add(text, "p", "eyebrow");
    kind.append(hit.kind + (hit.within ? " · " + hit.within : "") + " ");
    if (hit.lang) add(kind, "span", "mark", hit.lang).append(hit.inLang);
    const link = add(add(text, "h3", "row__title"), "a", "", hit.lang);
    link.href = hit.url;
    write(link, hit.title);
    write(add(text, "p", "", hit.lang), hit.excerpt);
    return row;
  }

  function forget() {
    box.value = "";
    if (finder || said.textContent) answer();
  }

  box.setAttribute("writingsuggestions", "false");
  page.querySelector("[role=search]").hidden = false;
  box.addEventListener("focus", load);
  box.addEventListener("input", answer);
  box.addEventListener("keydown", function (event) {
    if (event.key == "Escape") forget();
    if (event.key != "Enter" || results.hidden) return;
    event.preventDefault();
    results.querySelector("h2").focus();
  });
  addEventListener("pagehide", forget);
  addEventListener("pageshow", forget);
})();
