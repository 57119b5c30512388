/* What a click or a key does without asking the server. Listeners sit on the document, so that screens may come and go. */
(function () {
  "use strict";
  const board = window.healthIndicators;
  const set = (id, props) => window.dash_clientside.set_props(id, props);

  /* Copy `text`; `button` says for a moment that it was done. */
  function copy(text, button) {
    const words = button.textContent;
    const done = () => {
      button.classList.add("done");
      if (button.dataset.done) { button.textContent = button.dataset.done; }
      window.setTimeout(() => {
        button.classList.remove("done");
        if (button.dataset.done) { button.textContent = words; }
      }, 1600);
    };
    const byHand = () => {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.appendChild(field);
      field.select();
      if (document.execCommand("copy")) { done(); }
      field.remove();
    };
    // The clipboard is only there on secure addresses; a plain http address in the office has none.
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(done, byHand);
    } else { byHand(); }
  }
  board.copy = copy;

  function switchLanguage(button) {
    const given = new URLSearchParams(window.location.search);
    if (button.dataset.to === "en") { given.set("lang", "en"); } else { given.delete("lang"); }
    const text = given.toString().replace(/%2C/g, ",");
    set("url", { search: text ? "?" + text : "" });
  }

  const switchScheme = () => {
    const dark = document.documentElement.getAttribute("data-mantine-color-scheme") === "dark";
    set("scheme", { data: dark ? "light" : "dark" });
  };

  const ACTIONS = {
    "language-switch": switchLanguage,
    "scheme-switch": switchScheme,
    "peers-clear": () => set("regions", { value: [] }),
    "show-table": () => set("tabs", { value: "table" }),
    "evidence-close": () => board.openFact(""),
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button");
    if (!button) { return; }
    if (button.dataset.fact) { board.openFact(button.dataset.fact); }
    if (button.dataset.address) { copy(new URL(button.dataset.address, window.location.href).href, button); }
    if (ACTIONS[button.id]) { ACTIONS[button.id](button); }
  });

  document.addEventListener("keydown", (event) => {
    const open = document.querySelector(".evidence.open");
    const busy = event.target.closest && event.target.closest("input, [role=listbox], .ag-root");
    if (event.key === "Escape" && open && !busy) { board.openFact(""); }
  });
})();
