/* Working on boards: what buttons and text fields ask for goes to the server one after the other (`board-act`), each with
   the version of what it changes (`data-seen`); callbacks/boards.py does it and answers. */
(function () {
  "use strict";
  const PATIENCE = 20000; // milliseconds after which an unanswered change no longer holds up the next
  const waiting = [];
  let sent = null;
  let focus = "";

  function next() {
    if (sent || !waiting.length) { return; }
    sent = window.setTimeout(answered, PATIENCE);
    const act = waiting.shift()();
    window.dash_clientside.set_props("board-act", { data: Object.assign({ at: Date.now() }, act) });
  }

  function send(act) {
    waiting.push(act);
    next();
  }

  function answered() {
    window.clearTimeout(sent);
    sent = null;
    window.setTimeout(next, 0);
  }

  /* A text was saved: the next change of it is one of the version it now has. */
  function saved(done) {
    if (!done) { return; }
    const part = find(done.part);
    if (part) { part.dataset.seen = done.seen; }
  }

  const partOf = (place) => place.dataset.edit + "-" + (place.dataset.item || place.dataset.board);
  const find = (part) => Array.from(document.querySelectorAll("[data-edit]")).find((place) => partOf(place) === part);

  function edit(place) {
    const [first, second] = Array.from(place.querySelectorAll("input, textarea:not([aria-hidden])"));
    const known = place.dataset;
    const act = { do: known.edit, board: known.board, comment: second ? second.value : known.comment || "" };
    act[known.edit === "edit" ? "title" : "name"] = first.value;
    if (known.item) { act.item = Number(known.item); }
    if (!second) { act.redraw = true; }
    const part = partOf(place);
    send(() => Object.assign(act, { seen: Number((find(part) || place).dataset.seen) }));
  }

  const fieldOf = (target) => target.closest && target.closest("[data-edit] input, [data-edit] textarea");
  const dirty = (field) => field && field.dataset.before !== undefined && field.value !== field.dataset.before;

  document.addEventListener("focusin", (event) => {
    const field = fieldOf(event.target);
    if (field) { field.dataset.before = field.value; }
  });

  document.addEventListener("focusout", (event) => {
    const field = fieldOf(event.target);
    if (!field) { return; }
    if (dirty(field)) { edit(field.closest("[data-edit]")); }
    delete field.dataset.before;
    const row = field.closest(".board-row");
    if (row) { row.classList.remove("renaming-now"); }
  });

  window.addEventListener("beforeunload", (event) => {
    if (dirty(document.activeElement) || waiting.length) { event.preventDefault(); }
  });

  document.addEventListener("keydown", (event) => {
    const field = fieldOf(event.target);
    if (event.isComposing) { return; } // Enter then chooses a character
    if (event.target.id === "new-board" && event.key === "Enter") { create(); }
    if (!field) { return; }
    const oneLine = field.closest(".edit-title, .renaming");
    if (event.key === "Enter" && (oneLine || event.ctrlKey)) {
      event.preventDefault();
      field.blur();
    }
  });

  function create() {
    const field = document.getElementById("new-board");
    if (!field.value.trim()) { field.focus(); return; }
    send(() => ({ do: "create", name: field.value }));
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button");
    if (!button) { return; }
    if (button.dataset.act) {
      focus = button.dataset.focus || "";
      send(() => JSON.parse(button.dataset.act));
    }
    if (button.dataset.dismiss) { window.dash_clientside.set_props("board-told", { children: null }); }
    if (button.id === "create-board") { create(); }
    if (button.classList.contains("rename")) {
      const row = button.closest(".board-row");
      row.classList.add("renaming-now");
      row.querySelector(".renaming input").select();
    }
  });

  /* Moving an item with the mouse; the buttons beside it do the same from the keyboard. */
  let dragged = null;
  const itemOf = (target) => target.closest && target.closest(".items > .item");

  document.addEventListener("dragstart", (event) => {
    const item = event.target.closest && event.target.closest(".handle") && itemOf(event.target);
    if (!item) { return; }
    dragged = item;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", item.dataset.item);
    event.dataTransfer.setDragImage(item, 16, 16);
    item.classList.add("dragged");
  });

  function target(event) {
    const over = dragged && itemOf(event.target);
    if (!over) { return null; }
    const box = over.getBoundingClientRect();
    return { over: over, after: event.clientY > box.top + box.height / 2 };
  }

  const unmark = () => document.querySelectorAll(".drop-before, .drop-after").forEach((item) =>
    item.classList.remove("drop-before", "drop-after"));

  document.addEventListener("dragover", (event) => {
    const at = target(event);
    if (!at) { return; }
    event.preventDefault();
    unmark();
    at.over.classList.add(at.after ? "drop-after" : "drop-before");
  });

  document.addEventListener("drop", (event) => {
    const at = target(event);
    if (!at) { return; }
    event.preventDefault();
    const list = at.over.parentElement;
    const before = Array.from(list.children).map((item) => Number(item.dataset.item));
    const moved = Number(dragged.dataset.item);
    const order = before.filter((id) => id !== moved);
    const place = order.indexOf(Number(at.over.dataset.item)) + (at.after ? 1 : 0);
    if (Number(at.over.dataset.item) !== moved) {
      order.splice(place, 0, moved);
      if (order.join() !== before.join()) {
        send(() => ({ do: "order", board: list.dataset.board, order: order, seen: Number(list.dataset.seen) }));
      }
    }
  });

  document.addEventListener("dragend", () => {
    unmark();
    if (dragged) { dragged.classList.remove("dragged"); }
    dragged = null;
  });

  /* The screen was drawn anew: times in the reader's own zone, and the focus where it was. */
  function redrawn() {
    document.querySelectorAll(".present-body time").forEach((time) => {
      const moment = new Date(time.dateTime);
      const two = (number) => String(number).padStart(2, "0");
      time.textContent = moment.getFullYear() + "-" + two(moment.getMonth() + 1) + "-" + two(moment.getDate()) + " " +
        two(moment.getHours()) + ":" + two(moment.getMinutes());
    });
    if (!focus) { return; }
    const button = document.querySelector('[data-focus="' + focus + '"]');
    if (button) { (button.disabled ? button.parentElement.querySelector("button:not(:disabled)") : button).focus(); }
    focus = "";
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    boards: { answered: answered, saved: saved, redrawn: redrawn },
  });
})();
