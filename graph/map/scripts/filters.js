// The legend, which is also the filter: kinds of entities, and how sure a line is.
(function (tw) {
  "use strict";

  const { el, knowledge } = tw;
  const box = document.getElementById("filters");
  const opener = document.getElementById("open-filters");
  const tally = el("p", { id: "tally", role: "status" });

  function tick(hidden, key, icon, text) {
    const input = el("input", { type: "checkbox", "data-key": key });
    const label = el("label", {}, input, icon, el("span", {}, text), el("span", { class: "count" }));
    input.addEventListener("change", () => {
      if (input.checked) hidden.delete(key);
      else hidden.add(key);
      tw.change("filters");
    });
    return label;
  }

  const kinds = Object.keys(knowledge.kinds)
    .filter((kind) => knowledge.entities.some((entity) => entity.kind === kind))
    .map((kind) => tick(tw.state.hiddenKinds, kind, tw.icon(kind), knowledge.kinds[kind].label));
  const certainties = Object.entries(knowledge.certainties).map(([key, text]) =>
    tick(tw.state.hiddenCertainties, key, tw.lineIcon(key), key === "denied" ? `✕ ${text}` : text),
  );
  const coloured = (name) => {
    const icon = tw.lineIcon("asserted");
    icon.classList.add(name);
    return icon;
  };

  const lines = [...tw.edges.values()];
  const contested = (edge) => edge.certainties.includes("denied") && edge.certainties.length > 1;
  const keys = [
    [lines.some((edge) => edge.tone === "cooperation"), coloured("cooperation"), "Cooperation"],
    [lines.some((edge) => edge.tone === "conflict"), coloured("conflict"), "Conflict"],
    [true, tw.icon("thing", true), "Filled: has a name"],
    [knowledge.entities.some((entity) => !entity.named), tw.icon("thing", false), "Hollow: has none"],
    [lines.some((edge) => !edge.ties.length), tw.lineIcon("asserted", "currentColor", 0.4), "Belongs to"],
    [lines.some(contested), el("span", {}, "±"), "Both said and denied"],
    [lines.some((edge) => edge.ties.length > 1), el("span", {}, "+2"), "Two more relations"],
  ];
  box.append(
    el("h2", {}, "Who and what"),
    el("div", { id: "kinds" }, ...kinds),
    el("h2", {}, "How sure"),
    el("div", { id: "certainties" }, ...certainties),
    el("h2", {}, "How to read"),
    ...keys.filter(([present]) => present).map(([, icon, text]) => el("p", { class: "key" }, icon, text)),
    tally,
  );

  tw.showFilters = function () {
    const { view, hiddenKinds, hiddenCertainties } = tw.state;
    const inView = [...tw.nodes.values()].filter((node) => node.views.includes(view));
    const facts = new Set();
    for (const edge of tw.edges.values()) if (edge.view === view) for (const [fact] of edge.ties) facts.add(fact);
    const set = (label, hidden, number) => {
      const input = label.querySelector("input");
      input.checked = !hidden.has(input.dataset.key);
      label.classList.toggle("off", !input.checked);
      label.querySelector(".count").textContent = number.toLocaleString("en");
      label.hidden = number === 0;
    };
    for (const label of kinds) {
      const kind = label.querySelector("input").dataset.key;
      set(label, hiddenKinds, inView.filter((node) => knowledge.entities[node.entity].kind === kind).length);
    }
    for (const label of certainties) {
      const certainty = label.querySelector("input").dataset.key;
      set(label, hiddenCertainties, [...facts].filter((fact) => knowledge.facts[fact].certainty === certainty).length);
    }
    const [nodes, lines] = [tw.drawn.nodes.size, tw.factsIn(tw.drawn.edges).size];
    tally.textContent = `Shown: ${nodes} of ${tw.count(inView.length, "entity", "entities")}, ${lines} of ${tw.count(facts.size, "fact")}`;
  };

  opener.addEventListener("click", () => {
    const open = box.classList.toggle("open");
    opener.setAttribute("aria-expanded", String(open));
  });
  tw.closeFilters = function () {
    box.classList.remove("open");
    opener.setAttribute("aria-expanded", "false");
  };
})(window.triplewire);
