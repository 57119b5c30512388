/* Search and look of the pickers' options. An option may carry `search` (its names, aliases, pinyin and initials, one a
   line), `order` (which of equally good matches goes first) and `note`. */
(function () {
  "use strict";
  const pickers = (window.dashMantineFunctions = window.dashMantineFunctions || {});
  const WHOLE = 0, START = 1, WITHIN = 2, NONE = 9;

  const termsOf = (option) => [option.label].concat((option.search || "").split("\n"))
    .map((term) => term.toLowerCase()).filter(Boolean);

  function matchOf(terms, word) {
    let best = NONE;
    terms.forEach((term) => {
      const at = term.indexOf(word);
      if (at >= 0) { best = Math.min(best, term === word ? WHOLE : at === 0 ? START : WITHIN); }
    });
    return best;
  }

  /* How well an option matches: by its worst matching word, then by its own order; null where a word is not found. */
  function rank(option, words) {
    const terms = termsOf(option);
    const match = Math.max.apply(null, words.map((word) => matchOf(terms, word)));
    return match === NONE ? null : match * 10 + (option.order || 0);
  }

  function ranked(options, words) {
    return options.map((option) => ({ option: option, rank: rank(option, words) }))
      .filter((found) => found.rank !== null)
      .sort((a, b) => a.rank - b.rank);  // stable: equals keep their order
  }

  pickers.searchOptions = function ({ options, search }) {
    // Pinyin writes ü as v on a keyboard; some type it all the same.
    const words = search.toLowerCase().replace(/ü/g, "v").trim().split(/\s+/).filter(Boolean);
    if (!words.length) { return options; }
    const plain = options.filter((entry) => entry.group === undefined);
    const groups = options.filter((entry) => entry.group !== undefined)
      .map((entry) => ({ entry: entry, found: ranked(entry.items, words) }))
      .filter((group) => group.found.length)
      .sort((a, b) => a.found[0].rank - b.found[0].rank)
      .map((group) => Object.assign({}, group.entry, { items: group.found.map((found) => found.option) }));
    return groups.concat(ranked(plain, words).map((found) => found.option));
  };

  /* Enter picks the option that is marked. Mantine counts options instead, and loses count where one types while the
     list is still being drawn. */
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) { return; }
    const list = document.getElementById(event.target.getAttribute("aria-controls") || "");
    const marked = list && list.offsetParent && list.querySelector("[role=option][data-combobox-selected]");
    if (!marked) { return; }
    event.preventDefault();
    event.stopPropagation();
    marked.click();
  }, true);

  pickers.renderOption = function ({ option, checked }) {
    const notes = (window.healthIndicators && window.healthIndicators.notes) || {};
    const note = notes[option.value] || option.note;
    const absent = note && note.startsWith("0/");
    return React.createElement("div", { className: "option" + (checked ? " checked" : "") + (absent ? " absent" : "") },
      React.createElement("span", null, option.label),
      note ? React.createElement("small", null, note) : null);
  };
})();
