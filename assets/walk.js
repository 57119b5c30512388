/* Walking a chart's marks by keyboard. The focused chart takes the arrow keys: left and right follow a line or the bars,
   up and down go to the nearest mark above or below, Home and End to the first and last; Enter opens the evidence. The
   mark reached is ringed, its hover text is shown and read out. Works on every figure whose points carry customdata. */
(function () {
  "use strict";
  const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Enter", " "];
  let at = null;  // the mark reached: { graph, trace, point }

  const plain = (text) => {
    const holder = document.createElement("div");
    holder.innerHTML = String(text || "").replace(/<br\s*\/?>/g, "，");
    return holder.textContent;
  };
  const of = (values, index) => (Array.isArray(values) || ArrayBuffer.isView(values) ? values[index] : values);

  /* All marks with evidence, with their place in pixels; what lies outside the axes is not drawn. */
  function marksOf(graph) {
    const found = [];
    (graph._fullData || []).forEach((trace, number) => {
      const across = graph._fullLayout["xaxis" + (trace.xaxis || "x").slice(1)];
      const up = graph._fullLayout["yaxis" + (trace.yaxis || "y").slice(1)];
      const given = graph.data[trace.index === undefined ? number : trace.index] || {};
      if (!across || !up || !given.customdata) { return; }
      Array.from(given.customdata).forEach((fact, point) => {
        const x = of(trace.x, point), y = of(trace.y, point);
        if (!fact || x === null || y === null || x === undefined || y === undefined) { return; }
        found.push({
          trace: number, point: point, fact: String(fact), text: plain(of(given.hovertext, point)) || x + "，" + y,
          left: across._offset + across.d2p(x), top: up._offset + up.d2p(y), axes: (trace.xaxis || "x") + (trace.yaxis || "y"),
        });
      });
    });
    return found;
  }

  function step(marks, here, key, bars) {
    if (!here || key === "Home") { return marks[0]; }
    if (key === "End") { return marks[marks.length - 1]; }
    if (key === "ArrowLeft" || key === "ArrowRight") {
      const same = marks.filter((mark) => mark.trace === here.trace).sort((a, b) => (bars ? a.top - b.top : a.left - b.left));
      const next = same[same.indexOf(here) + (key === "ArrowRight" ? 1 : -1)];
      return next || here;
    }
    const sign = key === "ArrowUp" ? -1 : 1;
    // Bars lie in rows: the next row is next. Elsewhere what lies in the same column is next.
    const far = (mark) => {
      const down = Math.abs(mark.top - here.top), aside = Math.abs(mark.left - here.left);
      return bars ? down * 1000 + aside : aside * 1000 + down;
    };
    const beyond = marks.filter((mark) => sign * (mark.top - here.top) > 0.5);
    return beyond.sort((a, b) => far(a) - far(b))[0] || here;
  }

  function part(graph, name) {
    const plot = graph.closest(".plot");
    let found = plot.parentElement.querySelector("." + name);
    if (!found) {
      found = document.createElement("div");
      found.className = name;
      if (name === "walk-said") { found.setAttribute("aria-live", "polite"); plot.parentElement.appendChild(found); }
      else { found.setAttribute("aria-hidden", "true"); graph.style.position = "relative"; graph.appendChild(found); }
    }
    return found;
  }

  function show(graph, mark) {
    at = { graph: graph, trace: mark.trace, point: mark.point };
    const ring = part(graph, "walk-ring");
    ring.style.left = mark.left + "px";
    ring.style.top = mark.top + "px";
    ring.scrollIntoView({ block: "nearest" });
    part(graph, "walk-said").textContent = mark.text;
    window.Plotly.Fx.hover(graph, [{ curveNumber: mark.trace, pointNumber: mark.point }], mark.axes === "xy" ? undefined : mark.axes);
  }

  function leave(graph) {
    const ring = graph.querySelector(".walk-ring");
    if (ring) { ring.remove(); }
    if (window.Plotly) { window.Plotly.Fx.unhover(graph); }
    at = null;
  }

  const graphIn = (target) => target.classList && target.classList.contains("plot") && target.querySelector(".js-plotly-plot");

  document.addEventListener("keydown", (event) => {
    const graph = graphIn(event.target);
    if (!graph || !window.Plotly || !KEYS.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) { return; }
    const marks = marksOf(graph);
    if (!marks.length) { return; }
    event.preventDefault();
    const here = at && at.graph === graph && marks.find((mark) => mark.trace === at.trace && mark.point === at.point);
    if (event.key === "Enter" || event.key === " ") {
      if (here) { window.healthIndicators.openFact(here.fact); }
      return;
    }
    show(graph, step(marks, here, event.key, graph.data.some((trace) => trace.type === "bar")));
  });

  document.addEventListener("focusout", (event) => {
    const graph = graphIn(event.target);
    if (graph) { leave(graph); }
  });
})();
