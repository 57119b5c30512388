/* The matrix: a cell is [what sorts it, how it reads, its fact, its classes, what hovering tells]. */
(function () {
  "use strict";
  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  const components = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  const part = (params, at) => {
    const id = params.column ? params.column.getColId() : params.colDef.colId;
    const cell = params.data && params.data[id];
    return Array.isArray(cell) ? cell[at] : undefined;
  };

  functions.matrixOrder = (params) => { const order = part(params, 0); return order === undefined ? null : order; };
  functions.matrixText = (params) => part(params, 1) || "";
  functions.matrixTip = (params) => part(params, 4) || "";
  functions.matrixClass = (params) => { const classes = part(params, 3); return classes ? "fact " + classes : ""; };

  /* What does not compare stays last, whichever way the others are sorted. */
  functions.matrixCompare = (a, b, first, second, descending) => {
    if (a === null || b === null) { return a === b ? 0 : (a === null) === descending ? -1 : 1; }
    return a - b;
  };

  functions.openFactOfMatrix = function (params) {
    if (params.event && params.event.type === "keydown" && params.event.key !== "Enter") { return; }
    const fact = part(params, 2);
    if (fact) { window.healthIndicators.openFact(fact); }
  };

  components.MatrixIndicator = (props) => React.createElement("div", { className: "two-lines" },
    React.createElement("span", null, props.data.name), React.createElement("small", null, props.data.details));
})();
