// The small parts that panel, legend, search and table are made of.
(function (tw) {
  "use strict";

  const { el, knowledge } = tw;
  const SVG = "http://www.w3.org/2000/svg";
  const SHAPES = {
    dot: ["circle", { cx: 8, cy: 8, r: 6 }],
    square: ["rect", { x: 2.5, y: 2.5, width: 11, height: 11 }],
    diamond: ["polygon", { points: "8,1 15,8 8,15 1,8" }],
    triangle: ["polygon", { points: "8,2 15,14 1,14" }],
    triangleDown: ["polygon", { points: "1,2 15,2 8,14" }],
    hexagon: ["polygon", { points: "1,8 4.5,2 11.5,2 15,8 11.5,14 4.5,14" }],
    star: ["polygon", { points: "8,1 10,6 15.5,6.2 11.2,9.6 12.7,15 8,11.9 3.3,15 4.8,9.6 0.5,6.2 6,6" }],
  };
  const MODALITIES = {
    planned: "Planned", possible: "Possible", obliged: "Obliged", estimated: "Estimated", conditional: "Conditional",
  };
  const DASHES = { asserted: null, reported: "7 4", open: "2 4", denied: "8 3 2 3" };

  function svg(width, height, tag, attributes) {
    const picture = document.createElementNS(SVG, "svg");
    for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }))
      picture.setAttribute(name, value);
    const shape = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== null) shape.setAttribute(name, value);
    picture.append(shape);
    return picture;
  }

  tw.icon = function (kind, named = true) {
    const { shape, colour } = knowledge.kinds[kind];
    const [tag, attributes] = SHAPES[shape];
    return svg(16, 16, tag, { ...attributes, fill: named ? colour : "none", stroke: colour, "stroke-width": 1.8 });
  };

  tw.lineIcon = (certainty, colour = "currentColor", opacity = 1) =>
    svg(28, 10, "line", {
      x1: 1, y1: 5, x2: 27, y2: 5, stroke: colour, "stroke-width": 2, "stroke-opacity": opacity, "stroke-dasharray": DASHES[certainty],
    });

  // A name that leads to its entity.
  tw.name = (entity) =>
    el("button", { class: "name", type: "button", onclick: () => tw.goTo(entity) }, knowledge.entities[entity].label);

  tw.claim = function (fact) {
    const parts = [tw.name(fact.subject), " ", el("span", { class: "relation" }, fact.relation), " "];
    if (fact.object !== null) parts.push(tw.name(fact.object));
    else {
      for (const [, preposition, entity] of fact.arguments) parts.push(el("span", { class: "relation" }, `${preposition} `), tw.name(entity), " ");
    }
    return el("p", { class: "claim" }, ...parts);
  };

  tw.sentence = function (fact) {
    const [text] = knowledge.sentences[fact.sentence];
    const quote = el("p", { class: "sentence" });
    let at = 0;
    for (const [start, end, role] of fact.marks) {
      quote.append(text.slice(at, start), el("mark", { class: role }, text.slice(start, end)));
      at = end;
    }
    quote.append(text.slice(at));
    return quote;
  };

  // The article at its sentence (WICG Scroll To Text Fragment); http and https only.
  tw.address = function (fact) {
    const [text, article] = knowledge.sentences[fact.sentence];
    const { url } = knowledge.articles[article];
    if (!url || !/^https?:\/\//i.test(url)) return null;
    const encode = (words) => encodeURIComponent(words.toWellFormed ? words.toWellFormed() : words).replace(/-/g, "%2D");
    const words = text.trim().split(/\s+/);
    let wanted;
    try {
      wanted = words.length > 12 ? `${encode(words.slice(0, 5).join(" "))},${encode(words.slice(-5).join(" "))}` : encode(words.join(" "));
    } catch {
      return url; // half a character: the article without the place
    }
    return `${url}${url.includes("#") ? "" : "#"}:~:text=${wanted}`;
  };

  tw.says = function (fact) {
    if (fact.by !== null) return `${knowledge.entities[fact.by].label}${fact.cue ? ` (${fact.cue})` : ""}`;
    return fact.cue ? `a source (${fact.cue})` : "the article";
  };

  tw.articleLink = function (fact) {
    const article = knowledge.articles[knowledge.sentences[fact.sentence][1]];
    const shown = [article.title || article.name, article.date].filter(Boolean).join(", ").slice(0, 120);
    const address = tw.address(fact);
    if (!address) return el("span", {}, shown);
    return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, shown);
  };

  tw.when = function (fact) {
    return fact.time && fact.days && fact.days !== fact.time ? `${fact.time} (${fact.days})` : fact.time || "";
  };

  tw.qualities = function (fact) {
    const found = [];
    if (fact.polarity === "negative") found.push(["Denied", "denied"]);
    if (MODALITIES[fact.modality]) found.push([MODALITIES[fact.modality], ""]);
    for (const value of [tw.when(fact), fact.place, fact.quantity]) if (value) found.push([value, ""]);
    return found;
  };

  tw.card = function (fact) {
    const chips = el("p", { class: "chips" });
    const reported = fact.by !== null || fact.cue;
    const who = reported ? ["Reported by ", fact.by !== null ? tw.name(fact.by) : "a source"] : ["Stated by the article"];
    chips.append(el("span", { class: "chip", title: fact.cue && `Word in the sentence: ${fact.cue}` }, ...who));
    for (const [text, tone] of tw.qualities(fact)) chips.append(el("span", { class: `chip ${tone}` }, text));
    chips.append(tw.articleLink(fact));
    return el("article", { class: "card" }, tw.claim(fact), tw.sentence(fact), chips);
  };
})(window.triplewire);
