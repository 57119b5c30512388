/* The address is the state of the screen. These functions read it, write it, and set the controls from it.
   Keys and defaults are those of compare/view.py; `fact` opens the evidence of one fact. */
(function () {
  "use strict";
  // The chart library is the largest file and would be asked for last, though most views of this screen need it.
  if (window.location.pathname === "/compare" && !/[?&]tab=table/.test(window.location.search)) {
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
    nation: "1", targets: "1", derived: "0", part_year: "0", subgroups: "0",
  };
  const KEYS = Object.keys(DEFAULTS);
  const AGAINST = ["nation", "targets"];
  const SHOW = ["derived", "part_year", "subgroups"];
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
  const openFact = (fact) => go(parse(window.location.search), fact);
  const list = (text) => (text ? text.split(",") : []);
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

  function read(path, search, route, selection, fact) {
    const given = new URLSearchParams(search || "");
    const lang = given.get("lang") === "en" ? "en" : "zh";
    document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
    const chosen = given.get("fact") || "";
    given.delete("fact");
    const selected = given.toString() ? "?" + given.toString() : "";
    const next = { path: path, lang: lang };
    return [
      same(route, next) ? none() : next,
      path !== "/compare" || selection === selected ? none() : selected,
      fact === chosen ? none() : chosen,
    ];
  }

  function write(indicator, also, regions, rule, year, tolerance, since, until, against, show, tab, years) {
    if (!window.dash_clientside.callback_context.triggered.length || window.location.pathname !== "/compare") { return; }
    const state = parse(window.location.search);
    const before = Object.assign({}, state);
    // Until a control is touched, an address that names no indicator stays as short as it is.
    const wanted = indicator ? [indicator].concat((also || []).filter((id) => id !== indicator)).join(",") : "";
    const picked = window.dash_clientside.callback_context.triggered.some(
      (cause) => cause.prop_id === "indicator.value" || cause.prop_id === "also.value");
    state.indicators = state.indicators || picked || (also || []).length ? wanted : "";
    state.regions = (regions || []).join(",");
    state.year = rule === "given" ? year || (years && years.length ? years[0].value : "latest") : rule;
    state.tolerance = rule === "given" ? tolerance || "0" : "0";
    state.from = since || "";
    state.to = until || "";
    state.tab = tab || "rank";
    AGAINST.forEach((name) => { state[name] = (against || []).includes(name) ? "1" : "0"; });
    SHOW.forEach((name) => { state[name] = (show || []).includes(name) ? "1" : "0"; });
    if (query(state) !== query(before)) { go(state, currentFact()); }
  }

  function toControls(selection) {
    const panel = document.getElementById("panel");
    if (window.location.pathname !== "/compare" || !panel) { return; }
    const state = parse(selection);
    const ids = list(state.indicators);
    const on = (names) => names.filter((name) => state[name] === "1");
    const rule = ["latest", "best"].includes(state.year) ? state.year : "given";
    const set = window.dash_clientside.set_props;
    set("indicator", { value: ids[0] || panel.dataset.default || null });
    set("also", { value: ids.slice(1) });
    set("regions", { value: list(state.regions) });
    set("year-rule", { value: rule });
    set("year", { value: rule === "given" ? state.year : null });
    set("tolerance", { value: state.tolerance });
    set("since", { value: state.from || null });
    set("until", { value: state.to || null });
    set("against", { value: on(AGAINST) });
    set("show", { value: on(SHOW) });
    set("tabs", { value: state.tab });
  }

  function openMark(click) {
    const point = click && click.points && click.points.find((candidate) => candidate.customdata);
    if (point) { openFact(String(point.customdata)); }
  }

  /* Light or dark: as chosen before, else as the system asks. The server draws charts in the same colours. */
  function scheme(stored) {
    if (stored) { return stored; }
    const dark = window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)").matches;
    window.dash_clientside.set_props("scheme", { data: dark ? "dark" : "light" });
    return none();
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    address: { read: read, write: write, toControls: toControls, openMark: openMark, scheme: scheme },
  });
  window.healthIndicators = { openFact: openFact, go: go, parse: parse };
})();
