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

  // Each key with the test of a line that needs it explained.
  const nameless = (id) => !knowledge.entities[tw.nodes.get(id).entity].named;
  const keys = [
    [(edge) => edge.tone === "cooperation", coloured("cooperation"), "Cooperation"],
    [(edge) => edge.tone === "conflict", coloured("conflict"), "Conflict"],
    [(edge) => nameless(edge.from) || nameless(edge.to), tw.icon("thing", false), "Hollow: has no name"],
    [(edge) => !edge.ties.length, tw.lineIcon("asserted", "currentColor", 0.4), "Belongs to"],
    [(edge) => edge.certainties.includes("denied") && edge.certainties.length > 1, el("span", {}, "±"), "Both said and denied"],
    [(edge) => edge.label.includes(" +"), el("span", {}, "+2"), "Two more relations"],
  ].map(([test, icon, text]) => [test, el("p", { class: "key" }, icon, text)]);
  const howToRead = el("h2", {}, "How to read");
  box.append(
    el("h2", {}, "Who and what"),
    el("div", { id: "kinds" }, ...kinds),
    el("h2", {}, "How sure"),
    el("div", { id: "certainties" }, ...certainties),
    howToRead,
    ...keys.map(([, key]) => key),
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
    const here = [...tw.edges.values()].filter((edge) => edge.view === view);
    for (const [test, key] of keys) key.hidden = !here.some(test);
    howToRead.hidden = keys.every(([, key]) => key.hidden);
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
