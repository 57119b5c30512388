/* The overview's table of counts, written at one go from the data of layouts/screens/overview.py. */
(function () {
  "use strict";
  const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const safe = (text) => String(text).replace(/[&<>"]/g, (sign) => SIGNS[sign]);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) => (key in values ? values[key] : all));

  function cell(data, name, code, year, count) {
    if (!count) { return '<td class="tone-0"></td>'; }
    const [tone, words] = data.cells[count];
    const told = safe(fill(words, { region: name, year: year }));
    const link = safe(fill(data.link, { code: code, year: year }));
    return `<td class="tone-${tone}"><a href="${link}" title="${told}" aria-label="${told}">${count}</a></td>`;
  }

  function row(data, [name, code, counts]) {
    const cells = counts.map((count, at) => cell(data, name, code, data.years[at], count));
    return `<tr><th scope="row" title="${safe(name)}">${safe(name)}</th>${cells.join("")}</tr>`;
  }

  function draw(data) {
    const frame = document.querySelector(".matrix-frame");
    if (!frame || !data) { return 0; }
    const heads = [data.corner].concat(data.years).map((text) => `<th scope="col">${safe(text)}</th>`);
    const rows = data.rows.map((given) => row(data, given));
    frame.innerHTML = `<table class="matrix"><thead><tr>${heads.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
    return data.rows.length;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { overview: { draw: draw } });
})();
