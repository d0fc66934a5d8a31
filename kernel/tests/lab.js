// What the tests of test_lab.py ask of a page: runs in it, knows JupyterLab's own objects.
window.cairn = (() => {
  const frames = [];
  let watched = -1;
  const notebook = () => window.jupyterapp.shell.currentWidget;
  const cell = (i) => notebook().content.widgets[i];
  const output = (i) => cell(i).node.querySelector(".jp-OutputArea");
  const panel = (i) => cell(i).node.querySelector('section[aria-label="Training"]');
  const box = (element) => element.getBoundingClientRect();

  const transparent = [0, 0, 0, 0];
  const parse = (text) => {
    const parts = text.match(/[\d.]+/g).map(Number);
    return parts.length === 3 ? [...parts, 1] : parts;
  };
  const over = (top, below) =>
    [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const chain = (element) => (element ? [...chain(element.parentElement), element] : []);
  // What is behind an element's text, and the text itself, blended as the browser does.
  const colours = (element) => {
    let back = [255, 255, 255, 1];
    let opacity = 1;
    let group = back;
    for (const each of chain(element)) {
      const style = getComputedStyle(each);
      if (Number(style.opacity) < 1) {
        opacity *= Number(style.opacity);
      }
      const own = parse(style.backgroundColor);
      back = over([...own.slice(0, 3), own[3] * opacity], back);
    }
    const ink = parse(getComputedStyle(element).color);
    return [over([...ink.slice(0, 3), ink[3] * opacity], back), back];
  };
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((v) => v / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = ([one, other]) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const texts = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      if (walker.currentNode.data.trim()) found.push(walker.currentNode);
    }
    return found;
  };

  const look = (i) => {
    const section = panel(i);
    if (!section) return null;
    const top = box(section).top;
    const bars = [...section.querySelectorAll('[role="progressbar"]')];
    const images = [...section.querySelectorAll("img")];
    return {
      height: box(section).height,
      area: box(output(i)).height,
      tops: [...section.children].map((part) => Math.round(100 * (box(part).top - top)) / 100),
      bars: bars.map((bar) => bar.getAttribute("aria-valuetext")),
      numbers: bars.map((bar) => bar.getAttribute("aria-valuenow")),
      blank: images.filter((image) => !image.complete || !image.naturalWidth).length,
      charts: images.slice(0, 2).map((image) => image.src.length),
      text: section.textContent,
    };
  };

  return {
    ready: () => {
      const shown = window.jupyterapp && window.jupyterapp.shell && notebook();
      const kernel = shown && shown.sessionContext && shown.sessionContext.session?.kernel;
      const still = ["idle", "unknown"].includes(kernel?.status);
      return Boolean(kernel && kernel.connectionStatus === "connected" && still
        && shown.isRevealed && shown.content.widgets.length);
    },
    // Nothing that could cover the notebook.
    calm: async () => {
      if (document.querySelector("#jp-left-stack")?.clientWidth) {
        await window.jupyterapp.commands.execute("application:toggle-left-area");
      }
    },
    run: (i) => {
      notebook().content.activeCellIndex = i;
      window.jupyterapp.commands.execute("notebook:run-cell");
    },
    isDone: (i) => {
      const model = cell(i).model;
      return model.executionCount !== null && model.executionState === "idle";
    },
    save: () => window.jupyterapp.commands.execute("docmanager:save"),
    interrupt: () => window.jupyterapp.commands.execute("notebook:interrupt-kernel"),
    restart: () => notebook().sessionContext.session.kernel.restart(),
    shutDown: () => notebook().sessionContext.shutdown(),
    theme: (name) => window.jupyterapp.commands.execute("apputils:change-theme", { theme: name }),
    isDark: (dark) => document.body.dataset.jpThemeLight === String(!dark)
      && !document.querySelector("#jupyterlab-splash:not(.splash-fade)"),
    show: (i) => panel(i).scrollIntoView({ block: "start" }),
    look,
    outputs: (i) => cell(i).node.querySelectorAll(".jp-OutputArea-child").length,
    text: (i) => output(i).textContent,
    moves: (i) => (look(i)?.bars[1] || "").startsWith("batch "),
    hasEnded: (i) => Boolean(panel(i)?.querySelector('[role="status"]')),
    hasEpoch: ({ i, epoch }) => (look(i)?.bars[0] || "").startsWith(`epoch ${epoch} `),
    hasBatch: ({ i, epoch, batch }) => (look(i)?.bars[0] || "").startsWith(`epoch ${epoch} `)
      && Number((look(i).bars[1] || "").match(/^batch (\d+) /)?.[1]) >= batch,
    // Looks at a panel in every frame that the browser paints, and after every change of the page.
    watch: (i) => {
      frames.length = 0;
      watched = i;
      const keep = (painted) => {
        const seen = watched === i && look(i);
        if (seen) frames.push({ ...seen, blank: painted ? seen.blank : 0 });
      };
      const paint = () => { keep(true); window.requestAnimationFrame(paint); };
      window.requestAnimationFrame(paint);
      new MutationObserver(() => keep(false)).observe(output(i), { childList: true, subtree: true });
    },
    seen: () => {
      const spread = (values) => Math.max(...values) - Math.min(...values);
      return {
        frames: frames.length,
        states: new Set(frames.map((f) => f.text + f.bars)).size,
        first: new Set(frames.map((f) => f.bars[0])).size,
        second: new Set(frames.map((f) => f.bars[1])).size,
        charts: new Set(frames.map((f) => f.charts.join())).size,
        jump: spread(frames.map((f) => f.height)),
        area: spread(frames.map((f) => f.area)),
        shift: Math.max(...frames[0].tops.map((_, k) => spread(frames.map((f) => f.tops[k])))),
        heights: [...new Set(frames.map((f) => f.height))],
        blank: Math.max(...frames.map((f) => f.blank)),
      };
    },
    contrast: (i) => {
      const found = texts(panel(i)).map((node) => ({
        text: node.data.trim(), ratio: ratio(colours(node.parentElement)),
      }));
      return found.sort((a, b) => a.ratio - b.ratio)[0];
    },
    // Texts that stick out of what cuts them off, where one cannot scroll to them.
    clipped: (i) => texts(panel(i)).filter((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return chain(node.parentElement).some((each) => {
        if (!panel(i).contains(each)) return false;
        const style = getComputedStyle(each);
        const edge = box(each);
        return (style.overflowX === "hidden" && (right > edge.right + 1 || left < edge.left - 1))
          || (style.overflowY === "hidden" && (bottom > edge.bottom + 1 || top < edge.top - 1));
      });
    }).map((node) => node.data.trim()),
    // Parts of the panel that are wider than the page and do not scroll by themselves.
    sticksOut: (i) => [...panel(i).children].filter((part) =>
      part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX === "visible")
      .map((part) => part.textContent.slice(0, 40)),
  };
})();
