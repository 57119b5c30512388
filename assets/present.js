/* Slides in the browser: which one is shown, how large, and the keys that turn them. The number of the slide is in the
   address; each slide is asked of the server once (`slide-wanted`), the next one before it is needed, and kept. */
(function () {
  "use strict";
  const WIDTH = 1280;
  const HEIGHT = 720;
  const set = (id, props) => window.dash_clientside.set_props(id, props);
  const given = () => new URLSearchParams(window.location.search);
  const one = (selector) => document.querySelector(selector);
  const onScreen = () => (window.location.pathname === "/present" ? one(".show") : null);
  const asked = new WeakMap(); // frame -> for which look it was asked

  function read(search, before) {
    const query = new URLSearchParams(search || "");
    const board = query.get("board") || "";
    const mode = !board ? "list" : query.get("print") === "1" ? "print" : query.get("presenter") === "1" ? "presenter"
      : query.has("slide") ? "show" : "board";
    const next = { mode: mode, board: board, lang: query.get("lang") === "en" ? "en" : "zh" };
    return JSON.stringify(next) === JSON.stringify(before) ? window.dash_clientside.no_update : next;
  }

  /* Which slide the address names; beyond the last it is the last. */
  function place(show) {
    const number = Math.floor(Number(given().get("slide"))) || 1;
    return Math.min(Math.max(number, 1), Number(show.dataset.count));
  }

  function go(number) {
    const show = onScreen();
    const query = given();
    query.set("slide", Math.min(Math.max(number, 1), Number(show.dataset.count)));
    query.delete("fact");
    const search = "?" + query.toString();
    if (search !== window.location.search) { set("url", { search: search }); }
  }

  const step = (by) => { const show = onScreen(); if (show) { go(place(show) + by); } };
  const frame = (number) => one('.frame[data-slide="' + number + '"]');

  function want(number) {
    const wanted = frame(number);
    const look = document.documentElement.dataset.mantineColorScheme || "light";
    if (!wanted || asked.get(wanted) === look) { return; }
    asked.set(wanted, look);
    set({ type: "slide-wanted", slide: number }, { data: look });
  }

  function scale() {
    const frames = one(".show .frames");
    if (!frames) { return; }
    const factor = Math.min(frames.clientWidth / WIDTH, frames.clientHeight / HEIGHT);
    frames.style.setProperty("--scale", factor);
    frames.style.setProperty("--left", (frames.clientWidth - WIDTH * factor) / 2 + "px");
    frames.style.setProperty("--top", (frames.clientHeight - HEIGHT * factor) / 2 + "px");
  }

  function notes(number, count) {
    const next = frame(number + 1);
    const title = one("#next-title");
    if (!title) { return; }
    const heading = next && next.querySelector("h1");
    title.textContent = next ? (heading ? heading.textContent : next.dataset.title || "…") : title.dataset.last;
    const comment = one("#slide-comment");
    const text = frame(number).dataset.comment;
    comment.textContent = text || comment.dataset.none;
    comment.classList.toggle("none", !text);
    if (next && !heading && number < count) { window.setTimeout(() => notes(place(onScreen()), count), 300); }
  }

  function draw(show) {
    const number = place(show);
    const count = Number(show.dataset.count);
    show.classList.toggle("with-evidence", given().has("fact"));
    show.querySelectorAll(".frame").forEach((each) => {
      const current = Number(each.dataset.slide) === number;
      each.classList.toggle("current", current);
      each.inert = !current;
    });
    one("#show-place").textContent = number + " / " + count;
    one("#show-back").disabled = number === 1;
    one("#show-next").disabled = number === count;
    const presenter = one("#show-presenter");
    presenter.href = presenter.href.replace(/slide=\d+/, "slide=" + number);
    scale();
    want(number);
    window.setTimeout(() => { want(number + 1); want(number - 1); }, 50);
    notes(number, count);
    tell(show, number);
    if (document.activeElement === document.body) { show.focus(); }
  }

  /* The page is drawn a moment after its callback: look until it is there. */
  function soon(ready, tries) {
    if (!ready() && tries > 0) { window.setTimeout(() => soon(ready, tries - 1), 30); }
  }

  function turn() {
    if (window.location.pathname !== "/present") { return; }
    soon(() => {
      window.dash_clientside.boards.redrawn();
      const show = onScreen();
      if (show && frame(1)) { draw(show); }
      if (one(".sheets")) { paper(); }
      return show || one(".present-list, .present-board, .sheets, .present-body .state");
    }, 40);
  }

  /* The audience's window and the presenter's turn together. */
  const channel = window.BroadcastChannel ? new BroadcastChannel("board-slides") : null;
  function tell(show, number) {
    if (channel) { channel.postMessage({ board: show.dataset.board, number: number }); }
  }
  if (channel) {
    channel.addEventListener("message", (event) => {
      const show = onScreen();
      if (show && show.dataset.board === event.data.board && place(show) !== event.data.number) { go(event.data.number); }
    });
  }

  function openMark() {
    const cause = window.dash_clientside.callback_context.triggered[0];
    if (cause && cause.value) { window.dash_clientside.address.openMark(cause.value); }
  }

  function full() {
    if (document.fullscreenElement) { document.exitFullscreen(); } else { document.documentElement.requestFullscreen(); }
  }

  function help(open) {
    const panel = one("#show-help");
    if (panel) { panel.hidden = !open; }
  }

  function leave() {
    const show = onScreen();
    if (document.fullscreenElement) { document.exitFullscreen(); }
    set("url", { search: show.dataset.leave.replace(/^[^?]*/, "") });
  }

  function presenter() {
    const link = one("#show-presenter");
    window.open(link.href, "presenter", "width=1280,height=800");
  }

  const KEYS = {
    ArrowRight: () => step(1), ArrowDown: () => step(1), PageDown: () => step(1), " ": () => step(1),
    ArrowLeft: () => step(-1), ArrowUp: () => step(-1), PageUp: () => step(-1),
    Home: () => go(1), End: () => go(Infinity),
    f: full, F: full, p: presenter, P: presenter,
    "?": () => help(one("#show-help").hidden), "？": () => help(one("#show-help").hidden),
    Escape: () => {
      if (!one("#show-help").hidden) { help(false); } else if (!one(".evidence.open")) { leave(); }
    },
  };

  document.addEventListener("keydown", (event) => {
    if (!onScreen() || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) { return; }
    const at = event.target.closest ? event.target : document.body;
    if (at.closest("input, textarea, select, [role=listbox], .ag-root")) { return; }
    if (event.key === " " && at.closest("button, a")) { return; }
    if (KEYS[event.key]) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });

  const CLICKS = {
    "show-back": () => step(-1),
    "show-next": () => step(1),
    "show-full": full,
    "show-help-button": () => help(true),
    "print-now": () => window.print(),
    restart: () => { started = Date.now(); tick(); },
  };

  document.addEventListener("click", (event) => {
    const at = event.target.closest && event.target.closest("button, a, .show-help");
    if (!at) { return; }
    if (CLICKS[at.id]) { CLICKS[at.id](); }
    if (at.id === "show-help") { help(false); }
    if (at.id === "show-presenter") {
      event.preventDefault();
      presenter();
    }
  });

  /* The controls are there while the mouse moves, or where the keyboard is on them. */
  let still = null;
  document.addEventListener("pointermove", () => {
    const show = onScreen();
    if (!show) { return; }
    show.classList.add("moving");
    window.clearTimeout(still);
    still = window.setTimeout(() => show.classList.remove("moving"), 3000);
  });

  let started = Date.now();
  function tick() {
    const clock = one("#clock");
    if (!clock) { started = Date.now(); return; }
    const two = (number) => String(number).padStart(2, "0");
    const now = new Date();
    const seconds = Math.floor((now - started) / 1000);
    clock.textContent = two(now.getHours()) + ":" + two(now.getMinutes());
    one("#elapsed").textContent = two(Math.floor(seconds / 60)) + ":" + two(seconds % 60);
  }
  window.setInterval(tick, 500);
  window.addEventListener("resize", scale);

  /* Paper: when every chart is drawn, what is taller than its page is made smaller, and the page may be printed. */
  function paper() {
    const charts = Array.from(document.querySelectorAll(".sheet .dash-graph"));
    if (charts.some((chart) => !chart.querySelector(".main-svg"))) {
      window.setTimeout(paper, 100);
      return;
    }
    document.querySelectorAll(".sheet .slide-body").forEach((body) => {
      const content = body.firstElementChild;
      if (!content) { return; }
      const tall = Math.max(content.scrollHeight, ...Array.from(body.querySelectorAll(".plot"), (plot) =>
        plot.scrollHeight + content.clientHeight - plot.clientHeight));
      if (tall > body.clientHeight + 1) {
        content.style.height = tall + "px";
        content.style.transformOrigin = "top left";
        content.style.transform = "scale(" + body.clientHeight / tall + ")";
      }
    });
    const button = one("#print-now");
    if (button) { button.disabled = false; }
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    present: { read: read, turn: turn, openMark: openMark },
  });
})();
