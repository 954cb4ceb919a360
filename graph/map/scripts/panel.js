// The evidence panel: an overview, an entity with its facts, or a line with all that backs it.
(function (tw) {
  "use strict";

  const { el, knowledge } = tw;
  const panel = document.getElementById("panel");
  const status = document.getElementById("status");
  const STEP = 40;

  // Cards for facts (numbers), some at a time.
  function cards(facts) {
    const list = el("div", { class: "cards" });
    const add = (from) => {
      for (const fact of facts.slice(from, from + STEP)) list.append(tw.card(knowledge.facts[fact]));
      if (facts.length > from + STEP) {
        const more = el("button", { type: "button", class: "more" }, `Show more of ${facts.length}`);
        more.addEventListener("click", () => {
          more.remove();
          add(from + STEP);
        });
        list.append(more);
      }
    };
    add(0);
    return list;
  }

  const headline = (...title) =>
    el(
      "div",
      { class: "headline" },
      el("h2", {}, ...title),
      el("button", { type: "button", title: "Close (Esc)", "aria-label": "Close", onclick: () => tw.select(null) }, "×"),
    );

  function overview() {
    const ranked = [...tw.drawn.nodes.values()]
      .map((node) => node.entity)
      .sort((a, b) => knowledge.entities[b].facts - knowledge.entities[a].facts || a - b);
    const ranks = ranked.slice(0, 8).map((entity) =>
      el(
        "button",
        { type: "button", class: "rank", onclick: () => tw.goTo(entity) },
        tw.icon(knowledge.entities[entity].kind, knowledge.entities[entity].named),
        el("span", { class: "label" }, knowledge.entities[entity].label),
        el("span", { class: "count" }, tw.count(knowledge.entities[entity].facts, "fact")),
      ),
    );
    panel.replaceChildren(
      el("h2", {}, "Evidence"),
      el("p", { class: "plain" }, "Every line is backed by at least one sentence of an article. Click a shape or a line to read it."),
      ...(ranks.length ? [el("h3", {}, "Most mentioned"), ...ranks] : []),
    );
  }

  function entity(number) {
    const it = knowledge.entities[number];
    const lead = el("p", { class: "lead" }, tw.icon(it.kind, it.named), `${it.kind} · ${tw.count(it.facts, "fact")}`);
    if (it.wikidata) {
      const address = `https://www.wikidata.org/wiki/${it.wikidata}`;
      lead.append(" · ", el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, it.wikidata));
    }
    const parts = [headline(it.label), lead];
    if (it.owner !== null) parts.push(el("p", { class: "lead" }, "belongs to ", tw.name(it.owner)));
    if (it.aliases.length) parts.push(el("p", { class: "lead" }, `also ${it.aliases.slice(0, 8).map((a) => `“${a}”`).join(", ")}`));
    const end = (i) => [knowledge.facts[i].subject, knowledge.facts[i].object].includes(number);
    const about = tw.factsOf[number];
    const first = about.filter(end);
    const others = about.filter((i) => !end(i));
    if (first.length) parts.push(cards(first));
    if (others.length) parts.push(el("h3", {}, first.length ? "Also told of" : "Told of"), cards(others));
    if (tw.saidBy[number].length) parts.push(el("h3", {}, "Says"), cards(tw.saidBy[number]));
    panel.replaceChildren(...parts);
  }

  function belonging(thing, owner) {
    const own = tw.factsOf[thing].filter((i) => [knowledge.facts[i].subject, knowledge.facts[i].object].includes(thing));
    panel.replaceChildren(
      headline(tw.name(thing)),
      el("p", { class: "lead" }, "belongs to ", tw.name(owner), ` · ${tw.count(own.length, "fact")}`),
      cards(own),
    );
  }

  function edge(id) {
    const line = tw.edges.get(id);
    const [from, to] = [line.from, line.to].map((end) => tw.nodes.get(end).entity);
    if (!line.ties.length) return belonging(from, to);
    const byRelation = new Map();
    for (const [fact, relation] of line.ties) {
      if (!byRelation.has(relation)) byRelation.set(relation, []);
      byRelation.get(relation).push(fact);
    }
    const facts = new Set(line.ties.map(([fact]) => fact));
    const parts = [
      headline(tw.name(from), " → ", tw.name(to)),
      el("p", { class: "lead" }, `${tw.count(byRelation.size, "relation")} · ${tw.count(facts.size, "fact")}`),
    ];
    for (const [relation, own] of byRelation) parts.push(el("h3", { class: "words" }, relation), cards([...new Set(own)]));
    panel.replaceChildren(...parts);
  }

  tw.showEvidence = function () {
    const { selected } = tw.state;
    panel.classList.toggle("open", Boolean(selected));
    panel.scrollTop = 0;
    if (!selected) overview();
    else if (selected.type === "entity") entity(selected.entity);
    else edge(selected.id);
    status.textContent = selected ? panel.querySelector("h2").textContent : "";
  };
})(window.triplewire);
