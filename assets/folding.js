/* What is folded away where there is little room: the caveats under a chart, and the selection on a narrow screen. */
(function () {
  "use strict";
  const root = document.documentElement;
  const says = (id, open) => {
    const button = document.getElementById(id);
    if (button) { button.setAttribute("aria-expanded", String(open)); }
  };

  /* Whether there are more caveats than the two lines shown. */
  function measure() {
    const footer = document.querySelector("footer.folding");
    const list = footer && footer.querySelector(".caveats");
    if (!footer) { return; }
    const open = footer.classList.contains("unfolded");
    footer.classList.remove("unfolded");
    footer.classList.toggle("overfull", Boolean(list) && list.scrollHeight > list.clientHeight + 2);
    footer.classList.toggle("unfolded", open);
  }

  const room = new ResizeObserver(() => window.requestAnimationFrame(measure));

  function watch() {
    window.requestAnimationFrame(() => {
      const list = document.querySelector("footer.folding .caveats");
      room.disconnect();
      if (list) { room.observe(list.parentElement); }
      measure();
    });
  }

  function fold() {
    const open = document.querySelector("footer.folding").classList.toggle("unfolded");
    says("footer-fold", open);
  }

  /* On a narrow screen the selection lies over the chart; opened, it takes the focus, closed, it gives it back. */
  function choose(open) {
    if (root.classList.contains("choosing") === open) { return; }
    root.classList.toggle("choosing", open);
    says("panel-open", open);
    const goal = document.getElementById(open ? "panel-close" : "panel-open");
    if (goal) { goal.focus(); }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("#footer-fold, #panel-open, #panel-close");
    if (!button) { return; }
    if (button.id === "footer-fold") { fold(); } else { choose(!root.classList.contains("choosing")); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.target.closest('[aria-expanded="true"]:not(#panel-open)')) { choose(false); }
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, { folding: { watch: watch } });
})();
