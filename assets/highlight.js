/* Lifting one line out of many: pointing at a line or at its label fades the others, a click on the label keeps them
   faded until the next click. Labels and lines of one region have one name, in all panels of a chart. */
(function () {
  "use strict";
  const FAINT = "0.15", PALE = "0.35";
  const kept = new WeakMap();  // the name a chart's reader has clicked
  const chartOf = (element) => element.closest && element.closest(".chart-trend .js-plotly-plot");
  const nameOf = (graph, label) => (graph._fullLayout.annotations[label.dataset.index] || {}).name;

  function show(graph, name) {
    const labels = Array.from(graph.querySelectorAll(".annotation"));
    const known = Boolean(name) && labels.some((label) => nameOf(graph, label) === name);
    (graph._fullData || []).forEach((trace) => {
      graph.querySelectorAll(".trace" + trace.uid).forEach((drawn) => {
        drawn.style.opacity = known && trace.name !== name ? FAINT : "";
      });
    });
    labels.forEach((label) => {
      const own = nameOf(graph, label);
      if (own) { label.style.opacity = known && own !== name ? PALE : ""; }
    });
  }

  /* Plotly tells which point is hovered; its own layer lies over the lines. */
  function listen(graph) {
    if (graph.dataset.lifts || !graph.on) { return; }
    graph.dataset.lifts = "1";
    graph.on("plotly_hover", (event) => show(graph, event.points[0].data.name));
    graph.on("plotly_unhover", () => show(graph, kept.get(graph)));
    graph.on("plotly_afterplot", () => show(graph, kept.get(graph)));
  }

  document.addEventListener("pointerover", (event) => {
    const graph = chartOf(event.target);
    if (!graph) { return; }
    listen(graph);
    const label = event.target.closest(".annotation");
    if (label && nameOf(graph, label)) { show(graph, nameOf(graph, label)); }
  });
  document.addEventListener("pointerout", (event) => {
    const graph = chartOf(event.target);
    if (graph && event.target.closest(".annotation")) { show(graph, kept.get(graph)); }
  });
  document.addEventListener("click", (event) => {
    const graph = chartOf(event.target);
    const label = graph && event.target.closest(".annotation");
    const name = label && nameOf(graph, label);
    if (!name) { return; }
    if (kept.get(graph) === name) { kept.delete(graph); } else { kept.set(graph, name); }
    show(graph, kept.get(graph));
  });
})();
