/* The evidence screen: one document, its text and its facts. The address is the state; its keys and defaults are those
   of compare/documents/view.py. The page itself is set by document_page.js from the data of layouts/screens/document_data.py. */
(function () {
  "use strict";
  const DEFAULTS = { doc: "", fact: "", indicators: "", status: "", flagged: "0", unread: "0", find: "", lang: "zh" };
  const KEYS = Object.keys(DEFAULTS);
  const FILTERS = { indicators: "", status: "", flagged: "0" };
  const set = (id, props) => window.dash_clientside.set_props(id, props);
  const list = (text) => (text ? text.split(",") : []);
  const one = (selector) => document.querySelector(selector);
  const here = () => window.location.pathname === "/evidence";

  function parse(search) {
    const given = new URLSearchParams(search || "");
    const state = {};
    KEYS.forEach((key) => { state[key] = given.get(key) || DEFAULTS[key]; });
    return state;
  }

  const now = () => parse(window.location.search);

  function query(state) {
    return KEYS.filter((key) => state[key] !== DEFAULTS[key])
      .map((key) => key + "=" + encodeURIComponent(state[key]).replace(/%2C/g, ",")).join("&");
  }

  /* Change the address; what is typed letter by letter replaces it, so that "back" does not go through the letters. */
  function go(changes, replace) {
    const text = query(Object.assign(now(), changes));
    const search = text ? "?" + text : "";
    if (search === window.location.search) { return; }
    if (!replace) { set("url", { search: search }); return; }
    window.history.replaceState(window.history.state, "", window.location.pathname + search);
    window.dispatchEvent(new PopStateEvent("popstate")); // Dash reads the address anew
  }

  /* -- what is shown ------------------------------------------------------------------------------------------- */
  let page = null; // the data of the document shown
  let sheet = null; // what document_page.js made of it
  let shown = {}; // the state it was last shown in

  const answers = (state) => page.asked[0] === state.doc && page.asked[1] === state.fact;
  const holds = (fact) => page.ids && page.ids.has(fact);

  /* The address has changed. Another document is asked for only where the one at hand is not meant. */
  function ask(search, held) {
    const none = window.dash_clientside.no_update;
    if (!here() || !held) { return none; }
    const state = parse(search);
    const known = held.facts && (state.fact ? held.facts.some((fact) => fact.id === state.fact) : state.doc === held.doc);
    const meant = held.asked[0] === state.doc && held.asked[1] === state.fact;
    if (meant || (known && (!state.doc || state.doc === held.doc))) {
      draw(held);
      return none;
    }
    const reader = one(".reader");
    if (reader) { reader.classList.add("waiting"); }
    return search || "";
  }

  function draw(data) {
    const paper = document.getElementById("paper");
    if (!here() || !paper || !data || !data.asked) { return ""; }
    if (data !== page || !paper.firstChild) {
      page = data;
      page.ids = new Map((page.facts || []).map((fact, at) => [fact.id, at]));
      shown = {};
      sheet = window.healthIndicators.setPage(page, paper, document.getElementById("fact-list"));
      set("document-indicators", { data: page.indicators || [] });
      one(".reader").classList.remove("waiting");
    }
    show(now());
    return page.doc;
  }

  function show(state) {
    const current = page.doc || state.doc;
    document.querySelectorAll("#document-list a").forEach((link) => {
      if (link.dataset.doc === current) { link.setAttribute("aria-current", "page"); } else { link.removeAttribute("aria-current"); }
    });
    const wanted = { status: list(state.status), indicators: list(state.indicators) };
    document.querySelectorAll(".toggle").forEach((button) => {
      const { action, value } = button.dataset;
      const on = action === "status" ? wanted.status.includes(value) : state[action] === "1";
      button.setAttribute("aria-pressed", String(on));
    });
    set("document-indicators", { value: wanted.indicators });
    const field = document.getElementById("document-find");
    if (field && field !== document.activeElement && field.value !== state.find) { set("document-find", { value: state.find }); }
    const narrowed = Object.keys(FILTERS).some((key) => state[key] !== FILTERS[key]);
    one(".clear").hidden = !narrowed;
    sheet.notice(answers(state) ? page.notice : "");
    if (page.state) { return; }
    const passes = page.facts.map((fact) =>
      (!wanted.status.length || wanted.status.includes(fact.status)) &&
      (!wanted.indicators.length || wanted.indicators.includes(fact.indicator)) &&
      (state.flagged !== "1" || fact.flags.length > 0));
    const filter = [state.status, state.indicators, state.flagged, state.unread].join("|");
    if (filter !== shown.filter) { sheet.narrow(passes, state.unread === "1"); }
    if (state.find !== shown.find) { found(sheet.find(state.find), !state.fact); }
    if (state.fact !== shown.fact || filter !== shown.filter) {
      sheet.choose(holds(state.fact) ? page.ids.get(state.fact) : -1, state.fact !== shown.fact);
    }
    shown = { filter: filter, find: state.find, fact: state.fact };
  }

  function found(result, move) {
    one(".found").textContent = result;
    if (move) { step(0); }
  }

  const step = (by) => { if (sheet && !page.state) { one(".found").textContent = sheet.step(by); } };

  function chooseIndicators(value) {
    if (here() && page && !page.state) { go({ indicators: (value || []).join(",") }); }
  }

  /* -- what the reader does ------------------------------------------------------------------------------------ */
  const choose = (at) => go({ doc: page.doc, fact: page.facts[at].id });

  function toggle(button) {
    const { action, value } = button.dataset;
    if (action !== "status") { go({ [action]: now()[action] === "1" ? "0" : "1" }); return; }
    const chosen = list(now().status);
    go({ status: (chosen.includes(value) ? chosen.filter((name) => name !== value) : chosen.concat(value)).join(",") });
  }

  document.addEventListener("click", (event) => {
    if (!here() || !page || !event.target.closest) { return; }
    const link = event.target.closest("#document-list a");
    if (link && !(event.ctrlKey || event.metaKey || event.shiftKey || event.button)) {
      event.preventDefault();
      go({ doc: link.dataset.doc, fact: "", find: "" });
      return;
    }
    const button = event.target.closest("button");
    if (button && button.classList.contains("toggle")) { toggle(button); }
    if (button && button.dataset.action === "clear") { go(FILTERS); }
    if (button && button.dataset.copy) { window.healthIndicators.copy(button.dataset.copy, button); }
    const row = event.target.closest("[data-read]");
    if (row) { choose(Number(row.dataset.read)); }
    const mark = event.target.closest(".fact-mark");
    if (mark && String(window.getSelection()) === "") { choose(sheet.next(mark)); }
  });

  let typing = 0;
  document.addEventListener("input", (event) => {
    if (!here() || event.target.id !== "document-find") { return; }
    const text = event.target.value.slice(0, 100);
    window.clearTimeout(typing);
    typing = window.setTimeout(() => go({ find: text }, true), 200);
  });

  const MOVES = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

  /* Up and down in the two lists, left and right from mark to mark in the text. */
  document.addEventListener("keydown", (event) => {
    if (!here() || !page || !event.target.closest || event.altKey || event.ctrlKey || event.metaKey) { return; }
    const field = event.target.id;
    if (field === "document-find" && event.key === "Enter") { step(event.shiftKey ? -1 : 1); return; }
    const inLibrary = event.target.closest(".library") && !event.target.closest(".mantine-Combobox-dropdown");
    if (inLibrary && event.key in MOVES) {
      const links = Array.from(document.querySelectorAll("#document-list a"));
      if (field === "document-search" && event.key !== "ArrowDown") { return; }
      const at = Math.max(0, Math.min(links.length - 1, links.indexOf(event.target) + MOVES[event.key]));
      if (links.length) { links[at].focus(); event.preventDefault(); }
      return;
    }
    if (page.state) { return; }
    const row = event.target.closest("[data-read]");
    if (row && event.key in MOVES) { sheet.focusRow(Number(row.dataset.read), MOVES[event.key]); event.preventDefault(); }
    const mark = event.target.closest(".fact-mark");
    if (mark && (event.key === "Enter" || event.key === " ")) { choose(sheet.next(mark)); event.preventDefault(); }
    if (event.target.closest("#paper") && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      if (sheet.focusMark(mark, event.key === "ArrowRight" ? 1 : -1)) { event.preventDefault(); }
    }
    if (event.key === "Escape" && now().fact && event.target.closest(".reader, .fact-list")) { go({ doc: page.doc, fact: "" }); }
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    reader: { ask: ask, draw: draw, chooseIndicators: chooseIndicators },
  });
})();
