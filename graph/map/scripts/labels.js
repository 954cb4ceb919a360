// Labels are drawn over vis-network's nodes and lines: readable at any zoom, never on each other.
// What finds no free place waits until the reader comes nearer or selects it.
(function (tw) {
  "use strict";

  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';
  const CELL = 64;
  const FIRST = 12;
  const ALONG = [0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72, 0.22, 0.78];
  const widths = new Map();
  let boxes = [];

  function measure(context, font, text) {
    const key = font + text;
    if (!widths.has(key)) {
      if (widths.size > 20000) widths.clear();
      widths.set(key, context.measureText(text).width);
    }
    return widths.get(key);
  }

  // Rectangles by cell, so that a new one is compared with its neighbours only.
  class Room {
    constructor() {
      this.cells = new Map();
    }
    *keys(box) {
      for (let x = Math.floor(box.x / CELL); x <= Math.floor((box.x + box.width) / CELL); x += 1)
        for (let y = Math.floor(box.y / CELL); y <= Math.floor((box.y + box.height) / CELL); y += 1) yield x * 65536 + y;
    }
    add(box) {
      for (const key of this.keys(box)) {
        if (!this.cells.has(key)) this.cells.set(key, []);
        this.cells.get(key).push(box);
      }
    }
    hits(box, own) {
      let found = 0;
      for (const key of this.keys(box)) {
        for (const other of this.cells.get(key) || []) {
          const apart =
            other.id === own ||
            box.x >= other.x + other.width || other.x >= box.x + box.width ||
            box.y >= other.y + other.height || other.y >= box.y + box.height;
          if (!apart) found += 1;
        }
      }
      return found;
    }
  }

  // The point at `t` of the curve that vis-network draws for a bend.
  function along(from, to, bend, t) {
    const [dx, dy] = [to.x - from.x, from.y - to.y];
    const angle = Math.atan2(dy, dx) + (bend * 0.5 + 0.5) * Math.PI;
    const reach = (Math.abs(bend) * 0.5 + 0.5) * Math.hypot(dx, dy);
    const via = { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) };
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
    return { x: a * from.x + b * via.x + c * to.x, y: a * from.y + b * via.y + c * to.y };
  }

  function sign(edge) {
    const left = edge.certainties.filter((c) => !tw.state.hiddenCertainties.has(c));
    if (!left.includes("denied")) return "";
    return left.length === 1 ? "✕ " : "± ";
  }

  function place(context) {
    const scale = tw.network.getScale();
    const view = tw.network.getViewPosition();
    const [width, height] = [context.canvas.clientWidth, context.canvas.clientHeight];
    const size = Math.min(16, Math.max(12, 13 * Math.sqrt(scale)));
    const small = Math.max(11, size - 2);
    const spot = new Map();
    // While the view changes, vis-network may not have all of its nodes yet.
    for (const [id, p] of Object.entries(tw.network.getPositions())) {
      spot.set(id, { x: (p.x - view.x) * scale + width / 2, y: (p.y - view.y) * scale + height / 2 });
    }
    // Labels that a selection leaves lit come first, the others take what room is left.
    const bright = (id) => !tw.lit || tw.lit.has(id);
    const room = new Room();
    const strokes = new Room();
    const done = [];
    const texts = new Room();
    const whole = (box) => box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= height;
    const inside = (box) => box.x + box.width > 0 && box.x < width && box.y + box.height > 0 && box.y < height;

    const nodes = [...tw.drawn.nodes.values()]
      .filter((node) => spot.has(node.id))
      .sort((a, b) => bright(b.id) - bright(a.id) || b.size - a.size || a.entity - b.entity);
    for (const node of nodes) {
      const { x, y } = spot.get(node.id);
      const r = tw.sizeOf(node) * scale + 2;
      room.add({ id: node.id, x: x - r, y: y - r, width: 2 * r, height: 2 * r });
    }
    const lines = [...tw.drawn.edges.values()].filter(
      (edge) => bright(edge.id) && spot.has(edge.from) && spot.has(edge.to),
    );
    const turned = tw.turned();
    const bends = new Map(lines.map((edge) => [edge.id, turned ? -edge.bend : edge.bend]));
    if (lines.length < 1500) {
      for (const edge of lines) {
        for (let i = 1; i < 16; i += 1) {
          const p = along(spot.get(edge.from), spot.get(edge.to), bends.get(edge.id), i / 16);
          strokes.add({ id: edge.id, x: p.x - 1, y: p.y - 1, width: 2, height: 2 });
        }
      }
    }

    // The most mentioned ones get a label even over the shapes of others.
    function nameLabel(node, first = false) {
      const { x, y } = spot.get(node.id);
      const { selected } = tw.state;
      const strong = selected && selected.type === "entity" && tw.nodeOf.get(selected.entity) === node;
      const font = `${strong ? 700 : 500} ${size}px ${FONT}`;
      context.font = font;
      const text = node.label.split("\n");
      const wide = Math.max(...text.map((line) => measure(context, font, line))) + 4;
      const high = text.length * (size + 2) + 2;
      const r = tw.sizeOf(node) * scale + 3;
      // Below and above, a label may give way to the side to stay in the picture.
      const middle = x < 0 || x > width ? x - wide / 2 : Math.max(2, Math.min(width - wide - 2, x - wide / 2));
      const options = [
        { x: middle, y: y + r }, { x: middle, y: y - r - high },
        { x: x + r, y: y - high / 2 }, { x: x - r - wide, y: y - high / 2 },
      ].map((corner) => ({ ...corner, id: node.id, type: "node", width: wide, height: high, text, font, size }));
      const free = options
        .filter((box) => inside(box) && !(first ? texts : room).hits(box, node.id))
        .map((box, i) => ({ box, cost: strokes.hits(box) + i * 1.5 + (whole(box) ? 0 : 9) + room.hits(box, node.id) * 4 }))
        .sort((a, b) => a.cost - b.cost)[0];
      const chosen = free ? free.box : strong ? options[0] : null;
      if (chosen) {
        // Its id is kept off the box, so that labels of its own lines stay clear of it too.
        room.add({ ...chosen, id: null });
        texts.add({ ...chosen, id: null });
        done.push(chosen);
      }
    }
    const first = Math.min(FIRST, Math.ceil(nodes.length / 12));
    nodes.filter((one) => bright(one.id)).forEach((node, i) => nameLabel(node, i < first));

    const font = `400 ${small}px ${FONT}`;
    context.font = font;
    // In a crowd relations are read after a selection or from nearer by.
    const crowded = !tw.lit && scale < 0.7 && lines.length > 120;
    for (const edge of crowded ? [] : lines.filter((one) => one.label).sort((a, b) => b.ties.length - a.ties.length || (a.id < b.id ? -1 : 1))) {
      const [from, to] = [spot.get(edge.from), spot.get(edge.to)];
      const far = Math.hypot(to.x - from.x, to.y - from.y);
      const text = (sign(edge) + edge.label).split("\n");
      const wide = Math.max(...text.map((line) => measure(context, font, line))) + 4;
      const high = text.length * (small + 1.5) + 2;
      const radius = (tw.sizeOf(tw.nodes.get(edge.from)) + tw.sizeOf(tw.nodes.get(edge.to))) * scale;
      if (far - radius < Math.min(wide, 34)) continue;
      let best = null;
      for (const t of ALONG) {
        const p = along(from, to, bends.get(edge.id), t);
        const box = { x: p.x - wide / 2, y: p.y - high / 2, width: wide, height: high, id: edge.id, type: "edge", text, font, size: small };
        if (room.hits(box, edge.id) || !inside(box)) continue;
        const cost = strokes.hits(box, edge.id) + Math.abs(t - 0.5) * 4;
        if (!best || cost < best.cost) best = { ...box, cost };
        if (cost === 0) break;
      }
      if (best) {
        room.add({ ...best, id: null });
        done.push(best);
      }
    }
    for (const node of nodes.filter((one) => !bright(one.id))) nameLabel(node);
    return done;
  }

  tw.network.on("afterDrawing", (context) => {
    const ratio = context.canvas.width / context.canvas.clientWidth;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    boxes = place(context);
    const [ink, quiet, paper] = ["--ink", "--quiet", "--paper"].map(tw.colour);
    context.textAlign = "center";
    context.textBaseline = "alphabetic";
    context.lineJoin = "round";
    context.lineWidth = 5;
    for (const box of boxes) {
      context.font = box.font;
      const step = (box.height - 2) / box.text.length;
      const lit = tw.lit && tw.lit.has(box.id);
      context.globalAlpha = tw.lit && !lit ? 0.35 : 1;
      context.strokeStyle = context.fillStyle = paper;
      if (box.type === "edge") context.fillRect(box.x, box.y, box.width, box.height);
      const put = (how) =>
        box.text.forEach((line, i) => context[how](line, box.x + box.width / 2, box.y + step * (i + 0.8) + 1));
      if (box.type === "node") put("strokeText");
      context.fillStyle = box.type === "node" || lit ? ink : quiet;
      put("fillText");
    }
    context.restore();
  });

  tw.labels = {
    // The labels as drawn: {id, type: "node" or "edge", x, y, width, height} in CSS pixels.
    boxes: () => boxes,
    at: (point) =>
      boxes.find(
        (box) =>
          point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height,
      ) || null,
  };
})(window.triplewire);
