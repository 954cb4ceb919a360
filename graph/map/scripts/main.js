// Puts the parts together: header, theme, keyboard, the state in the address.
(function (tw) {
  "use strict";

  const { knowledge, state } = tw;
  const $ = (id) => document.getElementById(id);
  const root = document.documentElement;
  const names = $("names");
  const theme = $("theme");
  const hasBoth = ["names", "all"].every((view) => [...tw.edges.values()].some((edge) => edge.view === view));

  function setDark(dark) {
    root.dataset.theme = dark ? "dark" : "light";
    theme.setAttribute("aria-pressed", String(dark));
  }

  function summary() {
    const { dates } = knowledge;
    const span = dates.length > 1 ? `${dates[0]} to ${dates[dates.length - 1]}` : dates[0];
    const parts = [
      tw.count(knowledge.facts.length, "fact"),
      tw.count(knowledge.entities.length, "entity", "entities"),
      tw.count(knowledge.articles.length, "article"),
      span,
    ];
    $("summary").textContent = parts.filter(Boolean).join(" · ");
  }

  // "#view=all&entity=ID": so that a reader can hand on what they see.
  function readAddress() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    if (["names", "all"].includes(wanted.get("view")) && hasBoth) state.view = wanted.get("view");
    const entity = knowledge.entities.findIndex((one) => one.id === wanted.get("entity"));
    tw.change("view");
    if (wanted.has("entity") && entity >= 0) tw.goTo(entity);
  }
  function writeAddress() {
    const now = new URLSearchParams();
    if (state.view !== knowledge.opens) now.set("view", state.view);
    if (state.selected && state.selected.type === "entity") now.set("entity", knowledge.entities[state.selected.entity].id);
    try {
      history.replaceState(null, "", now.size ? `#${now}` : location.pathname + location.search);
    } catch {
      // Inside a notebook's frame there is no address of one's own.
    }
  }

  tw.onChange((what) => {
    if (what.has("view") || what.has("filters")) {
      tw.redrawAll(what.has("view"));
      if (state.selected && state.selected.type === "edge" && !tw.drawn.edges.has(state.selected.id)) state.selected = null;
    } else if (what.has("selection")) {
      const drawn = tw.visible();
      // A node that only its selection kept in sight goes with it.
      if (drawn.nodes.size !== tw.drawn.nodes.size) tw.redrawAll();
      else tw.paint();
    }
    tw.showFilters();
    tw.showEvidence();
    if (what.has("view")) tw.fit();
    if (what.has("focus") || (what.has("selection") && state.selected)) {
      const node = state.selected && state.selected.type === "entity" && tw.nodeOf.get(state.selected.entity);
      tw.showLit(node && tw.drawn.nodes.has(node.id) ? node.id : null);
    }
    if (state.selected) $("hint").hidden = true;
    names.setAttribute("aria-checked", String(state.view === "names"));
    writeAddress();
  });

  names.hidden = !hasBoth;
  const switchView = () => hasBoth && tw.setView(state.view === "names" ? "all" : "names");
  const switchTheme = () => {
    setDark(root.dataset.theme !== "dark");
    tw.paint();
  };
  names.addEventListener("click", switchView);
  theme.addEventListener("click", switchTheme);
  $("open-table").addEventListener("click", tw.openTable);
  $("zoom-in").addEventListener("click", () => tw.zoom(1.3));
  $("zoom-out").addEventListener("click", () => tw.zoom(1 / 1.3));
  $("save").addEventListener("click", tw.savePicture);
  $("fit").addEventListener("click", () => tw.fit());

  // Paper is light and has no size that one could draw for: it gets a copy of what is on the screen.
  let wasDark = false;
  window.addEventListener("beforeprint", () => {
    wasDark = root.dataset.theme === "dark";
    setDark(false);
    tw.paint();
    $("paper").src = document.querySelector("#canvas canvas").toDataURL();
  });
  window.addEventListener("afterprint", () => {
    setDark(wasDark);
    tw.paint();
  });

  const KEYS = {
    "/": () => $("search").focus(), n: switchView, d: switchTheme, f: () => tw.fit(), t: tw.openTable,
    "+": () => tw.zoom(1.3), "-": () => tw.zoom(1 / 1.3),
    Escape: () => {
      tw.closeFilters();
      if (state.selected) tw.select(null);
    },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=text]")) return;
    if ($("table").open && event.key !== "t") return;
    if (KEYS[event.key]) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });

  const system = matchMedia("(prefers-color-scheme: dark)");
  setDark(knowledge.dark === null ? system.matches : knowledge.dark);
  summary();
  if (!knowledge.facts.length || !tw.edges.size) {
    $("notice").hidden = false;
    $("hint").hidden = true;
    $("notice").textContent = knowledge.facts.length
      ? "No fact here ties two entities together. Search or open the table to read what was found."
      : "No facts were found in these articles, so there is nothing to draw.";
  }
  readAddress();
  window.addEventListener("hashchange", readAddress);
})(window.triplewire);
