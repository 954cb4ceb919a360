// What the page knows and what the reader has chosen. Other scripts listen to "change".
(function (tw) {
  "use strict";

  const data = JSON.parse(document.getElementById("data").textContent);
  const knowledge = data.knowledge;

  tw.knowledge = knowledge;
  tw.options = JSON.parse(data.options);
  tw.nodes = new Map(data.nodes.map((node) => [node.id, node]));
  tw.edges = new Map(data.edges.map((edge) => [edge.id, edge]));
  tw.nodeOf = new Map(data.nodes.map((node) => [node.entity, node]));

  tw.edgesOf = new Map();
  for (const edge of data.edges) {
    for (const end of [edge.from, edge.to]) {
      if (!tw.edgesOf.has(end)) tw.edgesOf.set(end, []);
      tw.edgesOf.get(end).push(edge);
    }
  }

  tw.factsOf = knowledge.entities.map(() => []);
  tw.saidBy = knowledge.entities.map(() => []);
  knowledge.facts.forEach((fact, i) => {
    for (const entity of fact.about) tw.factsOf[entity].push(i);
    if (fact.by !== null) tw.saidBy[fact.by].push(i);
  });

  // `brought` are nodes beyond the opening ones, with the places they were given.
  tw.state = {
    view: knowledge.opens,
    selected: null, // {type: "entity", entity: number} or {type: "edge", id: string}
    hiddenKinds: new Set(),
    hiddenCertainties: new Set(),
    brought: { names: new Map(), all: new Map() },
  };

  const listeners = [];
  tw.onChange = (listener) => listeners.push(listener);
  tw.change = (...what) => listeners.forEach((listener) => listener(new Set(what)));

  tw.placeOf = (node, view = tw.state.view) =>
    node.places[view] || tw.state.brought[view].get(node.id) || null;

  // The nodes and edges that view and filters leave.
  tw.visible = function () {
    const { view, hiddenKinds, hiddenCertainties, selected } = tw.state;
    const nodes = new Map();
    for (const node of tw.nodes.values()) {
      const kind = knowledge.entities[node.entity].kind;
      if (tw.placeOf(node) && !hiddenKinds.has(kind)) nodes.set(node.id, node);
    }
    const edges = new Map();
    const tied = new Set();
    for (const edge of tw.edges.values()) {
      if (edge.view !== view || !nodes.has(edge.from) || !nodes.has(edge.to)) continue;
      if (edge.ties.length && edge.certainties.every((c) => hiddenCertainties.has(c))) continue;
      edges.set(edge.id, edge);
      if (edge.ties.length) tied.add(edge.from).add(edge.to);
    }
    // An owner stays with what belongs to it; what no line is left for goes.
    for (const edge of edges.values()) if (tied.has(edge.from) && !edge.ties.length) tied.add(edge.to);
    for (const [id, node] of nodes) {
      const chosen = selected && selected.type === "entity" && selected.entity === node.entity;
      if (!tied.has(id) && !chosen) nodes.delete(id);
    }
    for (const [id, edge] of edges) if (!nodes.has(edge.from) || !nodes.has(edge.to)) edges.delete(id);
    return { nodes, edges };
  };

  tw.factsIn = (edges) => {
    const facts = new Set();
    for (const edge of edges.values()) {
      for (const [fact] of edge.ties) {
        if (!tw.state.hiddenCertainties.has(knowledge.facts[fact].certainty)) facts.add(fact);
      }
    }
    return facts;
  };

  tw.select = function (selected) {
    tw.state.selected = selected;
    tw.change("selection");
  };

  // Shows an entity wherever it is: changes the view, unhides its kind or fetches it if need be.
  tw.goTo = function (entity) {
    const node = tw.nodeOf.get(entity);
    const changed = [];
    tw.state.hiddenKinds.delete(knowledge.entities[entity].kind);
    if (node) {
      if (!node.views.includes(tw.state.view)) {
        tw.state.view = node.views[0];
        changed.push("view");
      }
      if (!tw.placeOf(node)) tw.bring(node);
    }
    tw.state.selected = { type: "entity", entity };
    tw.change("filters", "selection", "focus", ...changed);
  };

  tw.setView = function (view) {
    const { selected } = tw.state;
    tw.state.view = view;
    if (selected && selected.type === "edge") tw.state.selected = null;
    if (selected && selected.type === "entity") {
      const node = tw.nodeOf.get(selected.entity);
      if (node && node.views.includes(view) && !tw.placeOf(node)) tw.bring(node);
    }
    tw.change("view", "filters", "selection");
  };

  // Gives a node and its nearest company places beside what is there already.
  tw.bring = function (node) {
    const { view, brought } = tw.state;
    const taken = [];
    for (const other of tw.nodes.values()) {
      const place = tw.placeOf(other, view);
      if (place) taken.push(place);
    }
    const company = tw.edgesOf
      .get(node.id)
      .filter((edge) => edge.view === view)
      .map((edge) => tw.nodes.get(edge.from === node.id ? edge.to : edge.from));
    const anchors = company.map((other) => tw.placeOf(other, view)).filter(Boolean);
    const middle = anchors.length
      ? [0, 1].map((axis) => anchors.reduce((sum, at) => sum + at[axis], 0) / anchors.length)
      : [0, Math.max(0, ...taken.map((at) => at[1])) + 160];
    const put = (other, near) => {
      for (let i = 1; ; i += 1) {
        const [turn, reach] = [i * 2.399963, 70 + 14 * Math.sqrt(i)];
        const at = [near[0] + reach * Math.cos(turn), near[1] + reach * Math.sin(turn)];
        if (i > 4000 || taken.every((t) => Math.hypot(t[0] - at[0], (t[1] - at[1]) * 1.6) > 85)) {
          brought[view].set(other.id, at);
          taken.push(at);
          return at;
        }
      }
    };
    const at = put(node, middle);
    for (const other of company.slice(0, 12)) {
      if (!tw.placeOf(other, view)) put(other, at);
    }
  };

  // DOM helper: attributes and text only, never markup.
  tw.el = function (tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };

  tw.count = (number, one, many = one + "s") =>
    `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
})((window.triplewire = window.triplewire || {}));
