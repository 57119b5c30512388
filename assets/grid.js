/* What the comparison grid asks of the browser: how a cell reads, and what a click or Enter on it does. */
(function () {
  "use strict";
  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});

  functions.factText = (params) => (params.data && params.data[params.colDef.field + "_text"]) || "";

  functions.openFactOfCell = function (params) {
    if (params.event && params.event.type === "keydown" && params.event.key !== "Enter") { return; }
    const fact = params.data && params.data[params.colDef.field + "_fact"];
    if (fact) { window.healthIndicators.openFact(fact); }
  };
})();
