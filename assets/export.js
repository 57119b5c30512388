/* What the export menu does in the browser alone: the clipboard, and a chart as a picture with what stands around it. */
(function () {
  "use strict";
  const TOLD = "export-told";
  const set = (id, props) => window.dash_clientside.set_props(id, props);
  const words = (key) => document.getElementById(TOLD).dataset[key] || "";
  const part = (type, props) => ({ namespace: "dash_html_components", type: type, props: props });
  const tell = (text) => set(TOLD, { children: part("Div", { className: "told", children: text }) });

  /* What the browser does not let a page copy is shown, marked, to be copied with the keyboard. */
  function byHand(text) {
    set(TOLD, {
      children: part("Div", {
        className: "told alarm by-hand",
        children: [
          part("Span", { children: words("by_hand") }),
          part("Pre", { children: text, tabIndex: 0, id: "export-by-hand" }),
          part("Button", { children: words("close"), className: "quiet", id: "export-close" }),
        ],
      }),
    });
    window.setTimeout(() => {
      const field = document.getElementById("export-by-hand");
      if (field) { field.focus(); window.getSelection().selectAllChildren(field); }
    }, 50);
  }

  /* A plain http address in the office has no clipboard; there the copy event takes both forms as well. */
  function copyByEvent(clip) {
    const take = (event) => {
      event.preventDefault();
      event.clipboardData.setData("text/plain", clip.text);
      if (clip.html) { event.clipboardData.setData("text/html", clip.html); }
    };
    document.addEventListener("copy", take, { once: true });
    const done = document.execCommand("copy");
    document.removeEventListener("copy", take);
    return done;
  }

  function copyClip(clip) {
    const done = () => tell(clip.told);
    const otherwise = () => { if (copyByEvent(clip)) { done(); } else { byHand(clip.text); } };
    if (!navigator.clipboard || !window.isSecureContext || !window.ClipboardItem) { otherwise(); return; }
    const forms = { "text/plain": new Blob([clip.text], { type: "text/plain" }) };
    if (clip.html) { forms["text/html"] = new Blob([clip.html], { type: "text/html" }); }
    navigator.clipboard.write([new window.ClipboardItem(forms)]).then(done, otherwise);
  }

  function copied(clip) { if (clip && clip.text) { copyClip(clip); } }

  /* The chart as a picture: above it what it shows, below it the key, what is missing, and every footnote. */
  const SCALE = 2;
  const MARGIN = 24;
  const textOf = (selector) => Array.from(document.querySelectorAll(selector))
    .map((found) => found.innerText.trim().replace(/\s*\n\s*/g, "  ·  ")).filter(Boolean);

  function wrapped(brush, text, width) {
    const lines = [];
    let line = "";
    // Latin words stay whole, Chinese may break after every character.
    (text.match(/[\u2E80-\uFFEF]|[^\s\u2E80-\uFFEF]+\s*|\s+/g) || []).forEach((word) => {
      if (line && brush.measureText(line + word.trimEnd()).width > width) { lines.push(line.trimEnd()); line = ""; }
      line += line || word.trim() ? word : "";
    });
    return line.trim() ? lines.concat(line.trimEnd()) : lines;
  }

  function blocks(brush, width, style) {
    const font = style.getPropertyValue("font-family");
    const ink = style.getPropertyValue("--ink").trim();
    const muted = style.getPropertyValue("--muted").trim();
    const lay = (texts, size, weight, colour) => texts.flatMap((text) => {
      brush.font = weight + " " + size + "px " + font;
      return wrapped(brush, text, width).map((line) => ({ line: line, font: brush.font, colour: colour, height: size * 1.5 }));
    });
    return {
      above: lay(textOf("#finding"), 20, "600", ink).concat(lay(textOf("#subline"), 14, "400", muted)),
      below: lay(textOf("#missing").concat(textOf("#footer")), 12, "400", muted),
      quiet: "400 12px " + font,
      muted: muted,
    };
  }

  const tall = (lines) => lines.reduce((sum, one) => sum + one.height, 0);

  function write(brush, lines, top) {
    lines.forEach((one) => {
      brush.font = one.font;
      brush.fillStyle = one.colour;
      brush.fillText(one.line, MARGIN, top + one.height * 0.75);
      top += one.height;
    });
  }

  /* A sign of the key as the page draws it: filled or hollow, turned, or cut to an arrow. */
  function sign(brush, style, left, top) {
    const size = 12;
    brush.save();
    brush.translate(left + size / 2, top);
    if (style.transform !== "none") { brush.rotate(Math.PI / 4); brush.scale(0.72, 0.72); }
    brush.beginPath();
    if (style.clipPath !== "none") {
      brush.moveTo(-size * 0.3, -size / 2);
      brush.lineTo(size / 2, 0);
      brush.lineTo(-size * 0.3, size / 2);
    } else { brush.rect(-size / 2, -size / 2, size, size); }
    brush.fillStyle = style.backgroundColor;
    brush.fill();
    brush.lineWidth = parseFloat(style.borderTopWidth) || 0;
    brush.strokeStyle = style.borderTopColor;
    brush.setLineDash(style.borderTopStyle === "dashed" ? [3, 2] : []);
    if (brush.lineWidth) { brush.stroke(); }
    brush.restore();
  }

  /* Write the key, or without `draw` only find out how high it is. Returns the height. */
  function key(brush, around, top, width, draw) {
    const entries = Array.from(document.querySelectorAll(".chart .key > *")).filter((entry) => entry.innerText.trim());
    brush.font = around.quiet;
    let left = MARGIN;
    let height = entries.length ? 20 : 0;
    entries.forEach((entry) => {
      const mark = entry.querySelector("i");
      const style = mark && window.getComputedStyle(mark);
      const shown = style && style.display !== "none";
      const words = entry.innerText.trim();
      const need = (shown ? 18 : 0) + brush.measureText(words).width;
      if (left > MARGIN && left + need > width + MARGIN) { left = MARGIN; height += 20; }
      if (draw) {
        if (shown) { sign(brush, style, left, top + height - 10); }
        brush.fillStyle = around.muted;
        brush.fillText(words, left + (shown ? 18 : 0), top + height - 6);
      }
      left += need + MARGIN;
    });
    return height;
  }

  async function picture(graph) {
    const width = graph.clientWidth;
    const height = graph.clientHeight;
    const image = new Image();
    image.src = await window.Plotly.toImage(graph, { format: "png", width: width, height: height, scale: SCALE });
    await image.decode();
    const canvas = document.createElement("canvas");
    const brush = canvas.getContext("2d");
    const style = window.getComputedStyle(document.getElementById("finding"));
    const around = blocks(brush, width, style);
    const top = MARGIN + tall(around.above) + MARGIN / 2;
    const signs = key(brush, around, 0, width, false);
    canvas.width = (width + 2 * MARGIN) * SCALE;
    canvas.height = (top + height + signs + tall(around.below) + 1.5 * MARGIN) * SCALE;
    brush.scale(SCALE, SCALE);
    brush.fillStyle = style.getPropertyValue("--surface").trim() || "white";
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(image, MARGIN, top, width, height);
    write(brush, around.above, MARGIN);
    key(brush, around, top + height, width, true);
    write(brush, around.below, top + height + signs + MARGIN / 2);
    return new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
  }

  function savePicture() {
    const graph = document.querySelector("#chart .js-plotly-plot, #chart.js-plotly-plot");
    if (!graph || !window.Plotly) { tell(words("no_chart")); return; }
    const named = graph._context.toImageButtonOptions.filename || "chart";
    tell(words("working"));
    picture(graph).then((blob) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = named + ".png";
      link.click();
      window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      tell(words("png_done"));
    }, () => tell(words("failed")));
  }

  const ACTIONS = {
    "export-png": savePicture,
    "copy-link": () => copyClip({ text: window.location.href, html: "", told: words("link_copied") }),
    "export-close": () => set(TOLD, { children: null }),
  };

  document.addEventListener("click", (event) => {
    const item = event.target.closest && event.target.closest("button");
    if (!item) { return; }
    if (ACTIONS[item.id]) { ACTIONS[item.id](); }
    if (item.classList.contains("asked")) { tell(words("working")); }
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, { taking: { copied: copied } });
})();

/* Mantine tells the menu's state on a wrapper around the button, where it has no meaning; the button tells it instead. */
(function () {
  "use strict";
  const TOLD = ["aria-expanded", "aria-haspopup", "aria-controls"];

  function pass(wrapper) {
    const button = wrapper.querySelector(":scope > button");
    if (!button) { return; }
    TOLD.filter((name) => wrapper.hasAttribute(name)).forEach((name) => {
      button.setAttribute(name, wrapper.getAttribute(name));
      wrapper.removeAttribute(name);
    });
  }

  new MutationObserver((changes) => {
    changes.forEach((change) => {
      if (change.type === "attributes") { pass(change.target); }
      change.addedNodes.forEach((node) => {
        if (node.querySelectorAll) { node.querySelectorAll("div[aria-haspopup]").forEach(pass); }
      });
    });
  }).observe(document.documentElement, { subtree: true, childList: true, attributeFilter: TOLD });
})();
