/* Set a document as a page, and its facts as a list beside it. Long tables and lists are made as they come into view.
   A run of text is a string, [text, [facts]] or [text, number that is no fact]; see layouts/screens/document_data.py. */
(function () {
  "use strict";
  const CHUNK = 60;
  const ROW_HEIGHT = 30; // of a table's row, pixels
  const ENTRY_HEIGHT = 68; // of an entry of the list, about

  function make(name, className, children, attributes) {
    const element = document.createElement(name);
    if (className) { element.className = className; }
    Object.entries(attributes || {}).forEach(([key, value]) => element.setAttribute(key, value));
    [].concat(children === undefined ? [] : children).forEach((child) => { if (child !== null && child !== "") { element.append(child); } });
    return element;
  }
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) => (key in values ? values[key] : all));
  const plain = (runs) => runs.map((run) => (typeof run === "string" ? run : run[0])).join("");

  /* Make `count` things in chunks as they come near the window of `scroller`; few are made at once. */
  function chunks(box, scroller, count, height, makeOne, attributes) {
    const parts = [];
    const finish = (part) => {
      if (!part.start.length) { return; }
      const [first, last] = part.start;
      part.start = [];
      watch.unobserve(part.element);
      for (let at = first; at < last; at += 1) { part.element.append(makeOne(at)); }
      part.element.style.minHeight = "";
    };
    const watch = new IntersectionObserver((seen) => seen.forEach((entry) => {
      if (entry.isIntersecting) { finish(parts[Number(entry.target.dataset.chunk)]); }
    }), { root: scroller, rootMargin: "1200px" });
    for (let first = 0; first < count; first += CHUNK) {
      const last = Math.min(count, first + CHUNK);
      const element = make("div", "chunk", [], Object.assign({ "data-chunk": String(parts.length) }, attributes));
      element.style.minHeight = (last - first) * height + "px";
      const part = { element: element, start: [first, last] };
      parts.push(part);
      box.append(element);
      if (count <= 4 * CHUNK) { finish(part); } else { watch.observe(element); }
    }
    return { reveal: (at) => finish(parts[Math.floor(at / CHUNK)]), stop: () => watch.disconnect() };
  }

  /* -- the text ------------------------------------------------------------------------------------------------ */
  function kindOf(facts) {
    if (facts.some((fact) => fact.flags.length)) { return "doubtful"; }
    return ["actual", "target", "derived"].find((status) => facts.some((fact) => fact.status === status));
  }

  function widths(rows) {
    const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
    const size = (text) => Array.from(text).reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? 1 : 0.58), 0);
    const stride = Math.ceil(rows.length / 3000);
    return Array.from({ length: columns }, (_, column) => {
      const cells = rows.filter((_, at) => at % stride === 0).map((row) => plain(row[column] || []).trim());
      const body = cells.slice(1).filter(Boolean);
      const numeric = body.filter((text) => /^[<>≥≤约~]?[-+−]?[\d,.]+[%‰]?$/.test(text)).length;
      const widest = cells.reduce((most, text) => Math.max(most, size(text)), 0);
      return { width: Math.min(22, Math.max(3, widest)) + 1.6, right: body.length > 0 && numeric > 0.6 * body.length };
    });
  }

  class Sheet {
    constructor(page, paper, entries) {
      Object.assign(this, { page: page, paper: paper, entries: entries, marks: new Map(), units: [], places: [], printed: [] });
      this.current = -1;
      this.passes = [];
      this.order = [];
      this.lists = [];
      paper.replaceChildren();
      paper.scrollTo(0, 0);
      entries.replaceChildren();
      paper.classList.toggle("wide", Boolean(page.table));
      this.head();
      if (page.state) {
        paper.append(make("div", "state", [make("h2", "", page.state[0]), make("p", "", page.state[1])], { role: "status" }));
        return;
      }
      if (page.lost) { paper.append(make("p", "lost", page.lost)); }
      const text = document.createDocumentFragment();
      page.parts.forEach((part, at) => text.append(this.part(part, at)));
      paper.append(text);
    }

    head() {
      const { page } = this;
      const box = document.querySelector(".document-head");
      const source = [page.source || ""];
      if (page.url) {
        const words = document.createTextNode(page.source ? " · " : "");
        source.push(words, make("a", "", page.words.original, { href: page.url, target: "_blank", rel: "noopener noreferrer" }));
      }
      this.told = make("div", "notice", [], { role: "status", hidden: "" });
      box.replaceChildren(this.told, make("h1", "", page.title || ""), make("p", "dim", source));
    }

    notice(text) {
      this.told.textContent = text || "";
      this.told.hidden = !text;
    }

    part([kind, level, content], at) {
      if (kind === "t") { return this.table(content, at); }
      const name = kind === "h" ? "h" + Math.min(6, level + 1) : "p";
      const element = make(name, kind === "h" ? "level-" + level : "", this.runs(content, at, 0));
      this.units.push({ part: at, row: 0, text: plain(content), element: () => element });
      return element;
    }

    /* A file that is a table scrolls as a whole under its header; a table in a report scrolls in its own frame. */
    table(rows, at) {
      const columns = widths(rows);
      const grid = make("div", "ledger", [], { role: "table", "aria-label": this.page.title, "aria-rowcount": String(rows.length) });
      grid.style.setProperty("--columns", ["3.4em"].concat(columns.map((column) => column.width.toFixed(2) + "em")).join(" "));
      const cells = new Map();
      const makeRow = (row) => {
        const held = columns.map((column, place) => {
          const content = rows[row][place] || [];
          const role = row ? "cell" : "columnheader";
          return make("div", column.right ? "cell right" : "cell", this.runs(content, at, row), { role: role, title: plain(content).trim() });
        });
        cells.set(row, held);
        const number = make("div", "cell number", String(row + 1), { role: "rowheader" });
        return make("div", row ? "row" : "row header", [number].concat(held), { role: "row", "aria-rowindex": String(row + 1), "data-row": at + ":" + row });
      };
      this.walk(rows, at);
      if (rows.length) { grid.append(make("div", "head", makeRow(0), { role: "rowgroup" })); }
      const body = chunks(grid, this.paper, Math.max(0, rows.length - 1), ROW_HEIGHT, (row) => makeRow(row + 1), { role: "rowgroup" });
      this.lists.push(body);
      const reveal = (row) => { if (row) { body.reveal(row - 1); } };
      rows.forEach((row, number) => row.forEach((runs, place) => this.units.push({
        part: at, row: number, text: plain(runs), element: () => { reveal(number); return cells.get(number)[place]; },
      })));
      this.tables = Object.assign(this.tables || {}, { [at]: reveal });
      return this.page.table ? grid : make("div", "frame", grid, { tabindex: "0", role: "region", "aria-label": this.page.title });
    }

    /* Note where each fact of a table stands, before its row is made. */
    walk(rows, part) {
      rows.forEach((row, number) => row.forEach((runs) => runs.forEach((run) => {
        if (Array.isArray(run[1])) { run[1].forEach((at) => { this.places[at] = [part, number]; }); }
        else if (typeof run !== "string") { this.printed[run[1]] = run[0]; }
      })));
    }

    runs(runs, part, row) {
      return runs.map((run) => {
        if (typeof run === "string") { return run; }
        if (!Array.isArray(run[1])) {
          this.printed[run[1]] = run[0];
          return make("span", "unread-mark", run[0], { "data-unread": String(run[1]) });
        }
        const facts = run[1].map((at) => this.page.facts[at]);
        const mark = make("span", "fact-mark " + kindOf(facts), run[0], { role: "button", tabindex: "-1", "data-facts": run[1].join(" ") });
        run[1].forEach((at) => { this.places[at] = [part, row]; this.marks.set(at, mark); });
        mark.classList.toggle("off", this.passes.length > 0 && !run[1].some((at) => this.passes[at]));
        mark.classList.toggle("current", run[1].includes(this.current));
        return mark;
      });
    }

    /* The element of a fact's number, made if need be. */
    mark(at) {
      const place = this.places[at];
      if (place && this.tables && this.tables[place[0]]) { this.tables[place[0]](place[1]); }
      return this.marks.get(at);
    }

    factsOf(mark) { return mark.dataset.facts.split(" ").map(Number); }

    /* The fact that choosing a mark means: of several on one number the one after the current. */
    next(mark) {
      const facts = this.factsOf(mark).filter((at) => this.passes[at]);
      const all = facts.length ? facts : this.factsOf(mark);
      return all[(all.indexOf(this.current) + 1) % all.length];
    }

    focusMark(mark, by) {
      const passing = this.order.filter((entry) => entry >= 0 && this.places[entry]);
      if (!passing.length) { return false; }
      const own = mark ? this.factsOf(mark) : this.current >= 0 ? [this.current] : [];
      const ends = own.map((at) => passing.indexOf(at)).filter((at) => at >= 0);
      const from = ends.length ? (by > 0 ? Math.max(...ends) : Math.min(...ends)) : by > 0 ? -1 : passing.length;
      if (from + by < 0 || from + by >= passing.length) { return Boolean(mark); }
      const target = this.mark(passing[from + by]);
      this.rove(target);
      target.focus({ preventScroll: true });
      this.center(target);
      return true;
    }

    rove(mark) {
      if (this.stop) { this.stop.setAttribute("tabindex", "-1"); }
      this.stop = mark;
      if (mark) { mark.setAttribute("tabindex", "0"); }
    }

    /* -- the list ---------------------------------------------------------------------------------------------- */
    /* Show the facts that pass (and with `unread` the other numbers between them: entries below zero) in reading order. */
    narrow(passes, unread) {
      const { page, entries } = this;
      this.passes = passes;
      const order = passes.map((pass, at) => (pass ? [page.facts[at].at, at] : null)).filter(Boolean);
      // The labels of a table are dotted in it; listed they would drown everything else.
      if (unread) { page.unread.forEach(([at, reason], number) => { if (reason !== "table_label") { order.push([at, -1 - number]); } }); }
      this.order = order.sort((a, b) => a[0] - b[0]).map((entry) => entry[1]);
      this.paper.classList.toggle("with-unread", unread);
      this.marks.forEach((mark) => mark.classList.toggle("off", !this.factsOf(mark).some((at) => passes[at])));
      if (this.list) { this.list.stop(); }
      entries.replaceChildren();
      const shown = passes.filter(Boolean).length;
      document.querySelector(".showing").textContent = fill(page.words.showing, { shown: shown.toLocaleString("en-US"), count: passes.length.toLocaleString("en-US") });
      if (!this.order.length) { entries.append(make("p", "dim none", page.facts.length ? page.words.no_match : page.words.no_facts, { role: "listitem" })); }
      this.list = chunks(entries, entries, this.order.length, ENTRY_HEIGHT, (at) => this.entry(this.order[at]));
      const first = this.order.find((entry) => entry >= 0);
      if (first !== undefined) { this.rove(this.mark(first)); this.roveRow(first); }
    }

    entry(at) {
      const { page } = this;
      if (at < 0) {
        const said = make("span", "about", page.words.reasons[page.unread[-1 - at][1]]);
        return make("div", "entry unread", [make("span", "printed", this.printed[-1 - at]), said], { role: "listitem", title: page.words.unread });
      }
      const fact = page.facts[at];
      const sample = make("i", "sample " + kindOf([fact]), [], { "aria-hidden": "true" });
      const status = fact.status === "actual" ? "" : make("span", "status", page.words.status[fact.status]);
      const button = make("button", "", [
        make("span", "line", [make("span", "name", fact.name), make("span", "value", fact.value)]),
        make("span", "line", [make("span", "about", [sample, fact.about]), status]),
        fact.flags.length ? make("span", "doubt", "⚑ " + fact.flags.map((flag) => page.words.flags[flag]).join("；")) : "",
      ], { "data-read": String(at), tabindex: "-1" });
      const entry = make("div", "entry", button, { role: "listitem", "data-entry": String(at) });
      if (at === this.current) { this.open(entry, fact); }
      return entry;
    }

    open(entry, fact) {
      const { words } = this.page;
      entry.classList.add("current");
      entry.firstChild.setAttribute("aria-current", "true");
      const link = window.location.origin + "/evidence?fact=" + fact.id;
      const english = this.page.lang === "en" ? "&lang=en" : "";
      entry.append(make("div", "more", [
        make("div", "", fill(words.read_by, { rule: words.rules[fact.rule], confidence: fact.confidence })),
        fact.flags.length ? "" : make("div", "dim", words.no_doubts),
        fact.note ? make("div", "dim", fact.note) : "",
        make("div", "ways", [
          fact.compare ? make("a", "", words.in_compare, { href: "/compare?" + fact.compare + "&fact=" + fact.id }) : "",
          make("button", "to-fact", words.copy, { "data-copy": link + english, "data-done": words.copied }),
        ]),
      ]));
    }

    row(at) {
      const number = this.order.indexOf(at);
      if (number < 0) { return null; }
      this.list.reveal(number);
      return this.entries.querySelector('[data-entry="' + at + '"]');
    }

    roveRow(at) {
      if (this.rowStop) { this.rowStop.setAttribute("tabindex", "-1"); }
      const row = this.row(at);
      this.rowStop = row ? row.firstChild : null;
      if (this.rowStop) { this.rowStop.setAttribute("tabindex", "0"); }
    }

    focusRow(at, by) {
      const facts = this.order.filter((entry) => entry >= 0);
      const target = facts[Math.max(0, Math.min(facts.length - 1, facts.indexOf(at) + by))];
      this.roveRow(target);
      if (this.rowStop) { this.rowStop.focus(); }
    }

    /* -- both -------------------------------------------------------------------------------------------------- */
    /* Highlight a fact at both sides (-1: none); `move` brings it into view. */
    choose(at, move) {
      const focused = this.entries.contains(document.activeElement);
      const before = this.entries.querySelector(".entry.current");
      if (before) {
        before.classList.remove("current");
        before.firstChild.removeAttribute("aria-current");
        before.querySelectorAll(".more").forEach((more) => more.remove());
      }
      this.paper.querySelectorAll(".current").forEach((element) => { element.classList.remove("current"); element.removeAttribute("aria-current"); });
      this.current = at;
      if (at < 0) { return; }
      const row = this.row(at);
      if (row) {
        if (!row.classList.contains("current")) { this.open(row, this.page.facts[at]); }
        this.roveRow(at);
        if (move) { row.scrollIntoView({ block: focused ? "nearest" : "center" }); }
      }
      const mark = this.mark(at);
      if (!mark) { return; }
      this.rove(mark);
      mark.classList.add("current");
      mark.setAttribute("aria-current", "true");
      const line = mark.closest(".row");
      if (line) { line.classList.add("current"); }
      if (move) { this.center(mark); }
    }

    /* Blocks out of view have only a guessed height until they come near, so the way is taken twice. */
    center(element) {
      const move = () => element.scrollIntoView({ block: "center", inline: "nearest" });
      move();
      window.requestAnimationFrame(() => window.requestAnimationFrame(move));
    }

    /* -- finding ----------------------------------------------------------------------------------------------- */
    find(text) {
      const wanted = text.trim().toLowerCase();
      this.hits = [];
      this.hit = 0;
      this.wanted = wanted;
      if (wanted) {
        this.units.forEach((unit) => {
          const held = unit.text.toLowerCase();
          for (let at = held.indexOf(wanted); at >= 0; at = held.indexOf(wanted, at + wanted.length)) { this.hits.push([unit, at]); }
        });
      }
      this.light();
      return this.said();
    }

    said() {
      if (!this.wanted) { return ""; }
      return this.hits.length ? fill(this.page.words.found, { at: this.hit + 1, count: this.hits.length }) : this.page.words.found_none;
    }

    step(by) {
      if (this.hits && this.hits.length) {
        this.hit = (this.hit + by + this.hits.length) % this.hits.length;
        const [unit] = this.hits[this.hit];
        const element = unit.element();
        this.light();
        this.center(element);
      }
      return this.said();
    }

    /* The current match, and those near it, in the browser's own highlights: nothing of the page is changed. */
    light() {
      if (!window.CSS || !CSS.highlights) { return; }
      CSS.highlights.delete("found");
      CSS.highlights.delete("found-here");
      if (!this.hits.length) { return; }
      const near = this.hits.slice(Math.max(0, this.hit - 100), this.hit + 100);
      CSS.highlights.set("found", new Highlight(...near.map((hit) => this.range(hit)).filter(Boolean)));
      const own = this.range(this.hits[this.hit]);
      if (own) { CSS.highlights.set("found-here", new Highlight(own)); }
    }

    range([unit, at]) {
      const walker = document.createTreeWalker(unit.element(), NodeFilter.SHOW_TEXT);
      const range = new Range();
      let passed = 0;
      let open = false;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const end = passed + node.length;
        if (!open && at < end) { range.setStart(node, at - passed); open = true; }
        if (open && at + this.wanted.length <= end) { range.setEnd(node, at + this.wanted.length - passed); return range; }
        passed = end;
      }
      return null;
    }
  }

  /* -- what a number is, on pointing at it ---------------------------------------------------------------------- */
  let sheet = null;
  let tip = null;

  function said(target) {
    const { words, facts, unread } = sheet.page;
    if (target.dataset.unread !== undefined) { return [words.reasons[unread[Number(target.dataset.unread)][1]]]; }
    return sheet.factsOf(target).map((at) => facts[at]).flatMap((fact) => [
      fact.name, fact.about + " · " + fact.value + (fact.status === "actual" ? "" : " · " + words.status[fact.status]),
    ].concat(fact.flags.map((flag) => "⚑ " + words.flags[flag])));
  }

  function point(event) {
    const target = event.target.closest && event.target.closest(".fact-mark, .with-unread .unread-mark");
    if (tip) { tip.remove(); tip = null; }
    if (!target || !sheet || !sheet.paper.contains(target)) { return; }
    tip = make("div", "tip", said(target).map((line, at) => make("div", at ? "" : "first", line)), { role: "tooltip" });
    document.body.append(tip);
    const place = target.getBoundingClientRect();
    const left = Math.min(window.innerWidth - tip.offsetWidth - 8, Math.max(8, place.left + place.width / 2 - tip.offsetWidth / 2));
    const above = place.top - tip.offsetHeight - 8;
    tip.style.left = left + "px";
    tip.style.top = (above > 56 ? above : place.bottom + 8) + "px";
  }
  document.addEventListener("pointerover", point);
  document.addEventListener("focusin", point);
  document.addEventListener("scroll", () => { if (tip) { tip.remove(); tip = null; } }, true);

  window.healthIndicators.setPage = function (page, paper, entries) {
    if (sheet) { sheet.lists.concat(sheet.list || []).forEach((part) => part.stop()); }
    sheet = new Sheet(page, paper, entries);
    return sheet;
  };
})();
