/* Search and look of the pickers' options. An option may carry `search` (aliases, pinyin, initials) and `note`. */
(function () {
  "use strict";
  const pickers = (window.dashMantineFunctions = window.dashMantineFunctions || {});

  const matches = (option, words) => {
    const text = (option.label + " " + (option.search || "")).toLowerCase();
    return words.every((word) => text.includes(word));
  };

  pickers.searchOptions = function ({ options, search }) {
    const words = search.toLowerCase().trim().split(/\s+/).filter(Boolean);
    if (!words.length) { return options; }
    return options
      .map((entry) => (entry.group === undefined ? entry
        : Object.assign({}, entry, { items: entry.items.filter((option) => matches(option, words)) })))
      .filter((entry) => (entry.group === undefined ? matches(entry, words) : entry.items.length));
  };

  pickers.renderOption = function ({ option, checked }) {
    return React.createElement("div", { className: "option" + (checked ? " checked" : "") },
      React.createElement("span", null, option.label),
      option.note ? React.createElement("small", null, option.note) : null);
  };
})();
