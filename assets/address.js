/* The address is the state of the screen. These functions read it, write it, and set the controls from it.
   Keys and defaults are those of compare/model/view.py; `fact` opens the evidence of one fact. */
(function () {
  "use strict";
  // The chart library is the largest file and would be asked for last, though most views of these screens need it.
  const charts = { "/compare": !/[?&]tab=(table|matrix|profile)/.test(window.location.search),
    "/present": /[?&](slide|print)=/.test(window.location.search) };
  if (charts[window.location.pathname]) {
    ["plotly/package_data/plotly.min.js", "dash/dcc/async-graph.js"].forEach((file) => {
      const hint = document.createElement("link");
      hint.rel = "preload";
      hint.as = "script";
      hint.href = "/_dash-component-suites/" + file;
      document.head.appendChild(hint);
    });
  }

  const DEFAULTS = {
    indicators: "", regions: "", year: "latest", tolerance: "0", from: "", to: "", tab: "rank", lang: "zh",
    nation: "1", province: "0", targets: "1", derived: "0", part_year: "0", subgroups: "0",
    category: "", rows: "auto", focus: "", sort: "category", order: "first",
  };
  const KEYS = Object.keys(DEFAULTS);
  const none = () => window.dash_clientside.no_update;

  function parse(search) {
    const given = new URLSearchParams(search || "");
    const state = {};
    KEYS.forEach((key) => { state[key] = given.get(key) || DEFAULTS[key]; });
    return state;
  }

  function query(state) {
    return KEYS.filter((key) => state[key] !== DEFAULTS[key])
      .map((key) => key + "=" + encodeURIComponent(state[key]).replace(/%2C/g, ",")).join("&");
  }

  function go(state, fact) {
    const parts = [query(state), fact ? "fact=" + encodeURIComponent(fact) : ""].filter(Boolean);
    const search = parts.length ? "?" + parts.join("&") : "";
    if (search !== window.location.search) { window.dash_clientside.set_props("url", { search: search }); }
  }

  const currentFact = () => new URLSearchParams(window.location.search).get("fact") || "";

  /* Other screens have keys of their own in the address; only the fact changes. */
  function openFact(fact) {
    if (window.location.pathname === "/compare") { go(parse(window.location.search), fact); return; }
    const given = new URLSearchParams(window.location.search);
    if (fact) { given.set("fact", fact); } else { given.delete("fact"); }
    const search = given.toString();
    window.dash_clientside.set_props("url", { search: search ? "?" + search : "" });
  }

  const list = (text) => (text ? text.split(",") : []);
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

  function read(path, search, route, selection, fact) {
    const given = new URLSearchParams(search || "");
    const lang = given.get("lang") === "en" ? "en" : "zh";
    document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
    const chosen = given.get("fact") || "";
    const text = query(parse(search));  // in one order, however the link was written: it is compared with the last
    const selected = text ? "?" + text : "";
    const next = { path: path, lang: lang };
    if (path === "/") { next.category = given.get("category") || ""; }  // another matrix is another page
    return [
      same(route, next) ? none() : next,
      path !== "/compare" || selection === selected ? none() : selected,
      fact === chosen ? none() : chosen,
    ];
  }

  /* The controls in the order of CONTROLS in callbacks/browser.py: how each one's value goes into the state, and comes
     out of it. `others` are the values of all controls by id. */
  const switches = (names) => ({
    write: (value, state) => names.forEach((name) => { state[name] = (value || []).includes(name) ? "1" : "0"; }),
    read: (state) => names.filter((name) => state[name] === "1"),
  });
  const plain = (key) => ({
    write: (value, state) => { state[key] = value || DEFAULTS[key]; },
    read: (state) => state[key] || null,
  });
  const ruleOf = (state) => (["latest", "best"].includes(state.year) ? state.year : "given");
  const shownIndicator = (state) => {
    const panel = document.getElementById("panel");
    return list(state.indicators)[0] || (panel && panel.dataset.default) || null;
  };
  const CONTROLS = {
    indicator: {
      write: (value, state, others) => {
        const wanted = value ? [value].concat((others.also || []).filter((id) => id !== value)).join(",") : "";
        // Until a control is touched, an address that names no indicator stays as short as it is.
        const picked = ["indicator", "also"].some(touched) || (others.also || []).length;
        state.indicators = state.indicators || picked ? wanted : "";
      },
      read: shownIndicator,
    },
    also: { write: () => {}, read: (state) => list(state.indicators).slice(1) },
    regions: { write: (value, state) => { state.regions = (value || []).join(","); }, read: (state) => list(state.regions) },
    "year-rule": {
      write: (value, state, others) => {
        const latest = others.years && others.years.length ? others.years[0].value : "latest";
        state.year = value === "given" ? others.year || latest : value;
      },
      read: ruleOf,
    },
    year: { write: () => {}, read: (state) => (ruleOf(state) === "given" ? state.year : null) },
    "year-slider": {
      write: (value, state) => { if (touched("year-slider") && ruleOf(state) === "given") { state.year = String(value); } },
      read: (state) => (ruleOf(state) === "given" ? Number(state.year) : undefined),
    },
    tolerance: {
      write: (value, state, others) => { state.tolerance = others["year-rule"] === "given" ? value || "0" : "0"; },
      read: (state) => state.tolerance,
    },
    since: plain("from"),
    until: plain("to"),
    against: switches(["nation", "province", "targets"]),
    show: switches(["derived", "part_year", "subgroups"]),
    category: plain("category"),
    rows: plain("rows"),
    focus: plain("focus"),
    sort: plain("sort"),
    order: plain("order"),
    tabs: plain("tab"),
  };
  const IDS = Object.keys(CONTROLS);
  const touched = (id) =>
    window.dash_clientside.callback_context.triggered.some((cause) => cause.prop_id === id + ".value");

  /* The arguments are the values of all controls, then the years on offer. */
  function write() {
    if (!window.dash_clientside.callback_context.triggered.length || window.location.pathname !== "/compare") { return; }
    const state = parse(window.location.search);
    const before = Object.assign({}, state);
    const others = { years: arguments[IDS.length] };
    IDS.forEach((id, at) => { others[id] = arguments[at]; });
    IDS.forEach((id) => CONTROLS[id].write(others[id], state, others));
    if (query(state) !== query(before)) { go(state, currentFact()); }
  }

  function toControls(selection) {
    if (window.location.pathname !== "/compare" || !document.getElementById("panel")) { return; }
    const state = parse(selection);
    IDS.forEach((id) => {
      const value = CONTROLS[id].read(state);
      if (value !== undefined) { window.dash_clientside.set_props(id, { value: value }); }
    });
    // How regions were picked is told as long as they are the ones chosen.
    const told = document.querySelector("#picked [data-regions]");
    if (told && told.dataset.regions !== state.regions) { window.dash_clientside.set_props("picked", { children: null }); }
  }

  /* One panel holds whatever tab is open; it goes by the name that the open tab points to. */
  function namePanel(_body, tab) {
    const panel = document.querySelector(".tab-panel");
    if (!panel) { return; }
    panel.id = "tabs-panel-" + tab;
    panel.setAttribute("aria-labelledby", "tabs-tab-" + tab);
  }

  /* What there is of each indicator for the chosen regions, shown by the pickers (assets/pickers.js). */
  function notes(found) { window.healthIndicators.notes = found || {}; }

  function openMark(click) {
    const point = click && click.points && click.points.find((candidate) => candidate.customdata);
    if (point) { openFact(String(point.customdata)); }
  }

  /* Light or dark: as chosen before, else as the system asks. The server draws charts in the same colours; the cookie
     tells it which, so that a page may come with its chart (callbacks/first_load.py). */
  function scheme(stored) {
    if (stored) {
      document.cookie = "scheme=" + stored + "; path=/; SameSite=Strict; max-age=31536000";
      return stored;
    }
    const dark = window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)").matches;
    window.dash_clientside.set_props("scheme", { data: dark ? "dark" : "light" });
    return none();
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    address: {
      read: read, write: write, toControls: toControls, notes: notes, openMark: openMark, namePanel: namePanel,
      scheme: scheme,
    },
  });
  window.healthIndicators = { openFact: openFact, go: go, parse: parse };
})();
