// vis-network: what is drawn, how it is coloured, and what a click means.
(function (tw) {
  "use strict";

  const container = document.getElementById("canvas");
  const stage = document.getElementById("stage");
  const panel = document.getElementById("panel");
  const DASHES = { asserted: false, reported: [8, 5], open: [2, 5], denied: [10, 4, 2, 4] };
  const FAINT = 0.13;

  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(container, { nodes, edges }, tw.options);
  tw.network = network;
  tw.drawn = { nodes: new Map(), edges: new Map() };
  tw.turned = () => turned;
  tw.unit = 1; // how much larger shapes and lines are drawn, so that a far view is not dust
  tw.sizeOf = (node) => node.size * tw.unit ** 0.7;
  tw.lit = null; // the ids that a selection leaves lit; null for all

  tw.colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // The map takes the form of the screen: a lying one is turned on its side for a standing screen,
  // and what room is left at one side is used by stretching it that way.
  const MOST = 1.7;
  let turned = false;
  let stretch = [1, 1];
  function form() {
    const places = [...tw.nodes.values()].map((node) => tw.placeOf(node)).filter(Boolean);
    const span = (axis) => Math.max(...places.map((p) => p[axis])) - Math.min(...places.map((p) => p[axis])) + 160;
    const [across, down] = places.length ? [span(0), span(1)] : [1, 1];
    const { clientWidth: width, clientHeight: height } = container;
    turned = Math.min(width / down, height / across) > 1.15 * Math.min(width / across, height / down);
    const room = (turned ? height / across : height / down) / (turned ? width / down : width / across);
    stretch = [Math.min(MOST, Math.max(1, 1 / room)), Math.min(MOST, Math.max(1, room))];
  }
  const at = (node) => {
    const [x, y] = tw.placeOf(node);
    return { x: (turned ? y : x) * stretch[0], y: (turned ? x : y) * stretch[1] };
  };

  function litBy(selected) {
    if (!selected) return null;
    const lit = new Set();
    const chosen = [];
    if (selected.type === "edge") chosen.push(tw.drawn.edges.get(selected.id));
    else {
      const node = tw.nodeOf.get(selected.entity);
      if (!node || !tw.drawn.nodes.has(node.id)) return null;
      lit.add(node.id);
      for (const edge of tw.edgesOf.get(node.id)) chosen.push(tw.drawn.edges.get(edge.id));
    }
    for (const edge of chosen.filter(Boolean)) lit.add(edge.id).add(edge.from).add(edge.to);
    return lit;
  }

  function nodeStyle(node, colours) {
    const entity = tw.knowledge.entities[node.entity];
    const faint = tw.lit && !tw.lit.has(node.id);
    const { selected } = tw.state;
    const chosen = selected && selected.type === "entity" && selected.entity === node.entity;
    const border = chosen ? colours.ink : node.color;
    const background = entity.named ? node.color : colours.paper;
    const same = { background, border };
    return {
      id: node.id,
      shape: node.shape,
      size: tw.sizeOf(node),
      ...at(node),
      title: entity.label, // vis-network sets it as text
      borderWidth: chosen ? 4 : 2.4,
      borderWidthSelected: chosen ? 4 : 2.4,
      color: { ...same, highlight: same, hover: { background, border: colours.ink } },
      opacity: faint ? FAINT : 1,
    };
  }

  function edgeStyle(edge, colours) {
    const lit = tw.lit && tw.lit.has(edge.id);
    const color = colours[edge.tone] || (lit ? colours.ink : colours.edge);
    const opacity = tw.lit && !lit ? FAINT : lit ? 1 : tw.drawn.edges.size > 250 ? 0.4 : 0.8;
    // What all its facts have is drawn: of asserted and reported ones, the surest.
    const surest = edge.certainties.find((c) => !tw.state.hiddenCertainties.has(c));
    const bend = turned ? -edge.bend : edge.bend;
    const belonging = !edge.ties.length;
    const relations = [...new Set(edge.ties.map(([, relation]) => relation))];
    return {
      id: edge.id,
      from: edge.from,
      to: edge.to,
      title: belonging ? "belongs to" : relations.slice(0, 8).join("\n"),
      arrows: { to: { enabled: !belonging, scaleFactor: 0.55 } },
      color: { color, highlight: color, hover: color, opacity: belonging ? opacity * 0.45 : opacity },
      dashes: DASHES[surest] || false,
      width: ((lit ? 2.2 : 1.3) + Math.min(2, Math.log2(Math.max(1, edge.ties.length)) * 0.5)) * tw.unit,
      smooth: { enabled: true, type: bend < 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(bend) },
    };
  }

  function replace(set, styles) {
    const keep = new Set(styles.map((style) => style.id));
    set.remove(set.getIds().filter((id) => !keep.has(id)));
    set.update(styles);
  }

  tw.paint = function () {
    const colours = {};
    for (const name of ["ink", "paper", "edge", "cooperation", "conflict"]) colours[name] = tw.colour(`--${name}`);
    tw.lit = litBy(tw.state.selected);
    replace(nodes, [...tw.drawn.nodes.values()].map((node) => nodeStyle(node, colours)));
    replace(edges, [...tw.drawn.edges.values()].map((edge) => edgeStyle(edge, colours)));
    network.redraw();
  };

  tw.redrawAll = function (newView) {
    tw.drawn = tw.visible();
    if (newView) form();
    edges.clear(); // an edge must not outlive the places of its ends
    tw.paint();
  };

  // Fits what is drawn (or `ids`) into the part of the stage that nothing covers.
  tw.fit = function (ids = [...tw.drawn.nodes.keys()]) {
    if (!ids.length) return;
    const covered = coveredHeight();
    const width = container.clientWidth - 32;
    const height = container.clientHeight - covered - 40;
    let [scale, position] = [1, null];
    // Labels keep their size on the screen, so the room they take on the map depends on the zoom.
    for (let round = 0; round < 4; round += 1) {
      const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
      for (const id of ids) {
        const place = network.getPosition(id);
        const node = tw.nodes.get(id);
        const lines = node.label.split("\n");
        const half = Math.max(node.size, (Math.max(...lines.map((line) => line.length)) * 3.4) / scale);
        box.left = Math.min(box.left, place.x - half);
        box.right = Math.max(box.right, place.x + half);
        box.top = Math.min(box.top, place.y - node.size);
        box.bottom = Math.max(box.bottom, place.y + node.size + (6 + lines.length * 15) / scale);
      }
      scale = Math.min(width / (box.right - box.left), height / (box.bottom - box.top), 1.35);
      scale = Math.max(scale, 0.02);
      position = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 + covered / 2 / scale };
    }
    move({ position, scale });
  };

  function move(where) {
    network.moveTo({ ...where, animation: false });
    adapt();
  }
  function adapt() {
    const unit = Math.min(2.6, Math.max(1, 0.55 / network.getScale()));
    if (Math.max(unit / tw.unit, tw.unit / unit) > 1.15) {
      tw.unit = unit;
      tw.paint();
    }
  }

  // The height of a bottom sheet that lies over the stage.
  function coveredHeight() {
    const [over, under] = [panel.getBoundingClientRect(), stage.getBoundingClientRect()];
    return over.width && over.left < under.left + 1 ? Math.max(0, under.bottom - over.top) : 0;
  }

  // What a selection lights, as far as a sheet leaves room; else only its middle is brought in sight.
  tw.showLit = function (id) {
    if (tw.lit && coveredHeight()) tw.fit([...tw.lit].filter((one) => tw.drawn.nodes.has(one)));
    else if (id) tw.lookAt(id);
  };

  tw.zoom = (factor) => move({ scale: network.getScale() * factor });

  // Brings a node into sight without changing the zoom more than needed.
  tw.lookAt = function (id) {
    const place = network.getPosition(id);
    const scale = Math.max(network.getScale(), 0.6);
    const spot = network.canvasToDOM(place);
    const [width, height] = [container.clientWidth, container.clientHeight - coveredHeight()];
    const seen = spot.x > 40 && spot.x < width - 40 && spot.y > 40 && spot.y < height - 60;
    if (seen && scale === network.getScale()) return;
    move({ position: { x: place.x, y: place.y + coveredHeight() / 2 / scale }, scale });
  };

  network.on("click", (event) => {
    const onLabel = event.nodes.length ? null : tw.labels.at(event.pointer.DOM);
    if (event.nodes.length) tw.select({ type: "entity", entity: tw.nodes.get(event.nodes[0]).entity });
    else if (onLabel && onLabel.type === "node") tw.select({ type: "entity", entity: tw.nodes.get(onLabel.id).entity });
    else if (onLabel) tw.select({ type: "edge", id: onLabel.id });
    else if (event.edges.length) tw.select({ type: "edge", id: event.edges[0] });
    else tw.select(null);
  });
  network.on("zoom", adapt);
  network.on("hoverNode", () => { container.style.cursor = "pointer"; });
  network.on("hoverEdge", () => { container.style.cursor = "pointer"; });
  network.on("blurNode", () => { container.style.cursor = ""; });
  network.on("blurEdge", () => { container.style.cursor = ""; });
  network.on("dragEnd", (event) => {
    for (const id of event.nodes) {
      const { x, y } = network.getPosition(id);
      const place = [x / stretch[0], y / stretch[1]];
      tw.nodes.get(id).places[tw.state.view] = turned ? place.reverse() : place;
    }
  });
  network.on("resize", () => {
    if (!container.clientWidth || !container.clientHeight) return; // on paper
    // Afterwards vis-network puts its camera back where it was: the fit comes after that.
    queueMicrotask(() => {
      form();
      tw.paint();
      tw.fit();
    });
  });
})(window.triplewire);
