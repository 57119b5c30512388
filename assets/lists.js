/* The screens that are lists (callbacks/lists.py): their query, their search field, and where a row leads. */
(function () {
  "use strict";
  const PATHS = ["/quality", "/catalogue"];
  const none = () => window.dash_clientside.no_update;
  const go = (path, search) => window.dash_clientside.set_props("url", { pathname: path, search: search });

  function read(path, search, listed) {
    if (!PATHS.includes(path)) { return none(); }
    const next = { path: path, search: search || "" };
    return JSON.stringify(next) === JSON.stringify(listed) ? none() : next;
  }

  const asked = (search) => new URLSearchParams(search || "").get("q") || "";

  function search(value) {
    if (!PATHS.includes(window.location.pathname) || value === undefined) { return; }
    const words = (value || "").trim();
    if (words === asked(window.location.search)) { return; }
    const given = new URLSearchParams(window.location.search);
    if (words) { given.set("q", words); } else { given.delete("q"); }
    const text = given.toString();
    window.dash_clientside.set_props("url", { search: text ? "?" + text : "" });
  }

  /* Back, forward and links set the field; while it is typed in, what is typed stays. */
  function toSearch(listed) {
    const field = document.getElementById("list-search");
    if (!listed || !field || document.activeElement === field || field.value.trim() === asked(listed.search)) { return; }
    window.dash_clientside.set_props("list-search", { value: asked(listed.search) });
  }

  const listText = (params) => {
    const text = params.data && params.data[params.colDef.field + "_text"];
    return text === undefined ? params.value : text;
  };

  function open(address) {
    const at = address.indexOf("?");
    go(at < 0 ? address : address.slice(0, at), at < 0 ? "" : address.slice(at));
  }

  function openPoint(click) {
    const point = click && click.points && click.points.find((candidate) => candidate.customdata);
    const english = new URLSearchParams(window.location.search).get("lang") === "en" ? "&lang=en" : "";
    if (point) { go("/evidence", "?fact=" + point.customdata + english); }
  }

  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  functions.listText = listText;
  functions.openListed = function (params) {
    const event = params.event || {};
    if (event.type === "keydown" && event.key !== "Enter") { return; }
    if (event.ctrlKey || event.metaKey || event.shiftKey) { return; } // the browser opens the link beside this page
    const address = params.data && (params.data[params.colDef.field + "_href"] || params.data.href);
    if (address) {
      if (event.preventDefault) { event.preventDefault(); }
      open(address);
    }
  };

  const components = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  components.ListCell = function (params) {
    const text = listText(params);
    const address = params.data && params.data[params.colDef.field + "_href"];
    // The grid answers clicks and Enter on the cell; the link is there to be seen, copied and opened beside.
    return address ? React.createElement("a", { href: address, tabIndex: -1 }, text) : text === null ? "" : String(text);
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    lists: { read: read, search: search, toSearch: toSearch, openPoint: openPoint },
  });
})();
