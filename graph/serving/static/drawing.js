// An answer as a map: rows whose ends are things become lines between them.
"use strict";
const MOST_LINES = 400;
const ENDS = [
  ["subject", "relation", "object"], ["subject", "predicate", "object"], ["s", "p", "o"], ["who", "does", "whom"],
  ["from", "relation", "to"], ["from", "does", "to"], ["a", "relation", "b"], ["source", "relation", "target"],
];

// The columns of both ends and of what stands between them, null where there are no two ends.
function ends(data) {
  const names = data.head.vars;
  for (const [from, between, to] of ENDS)
    if (names.includes(from) && names.includes(to)) return { from, to, between: names.includes(between) ? between : null };
  const things = names.filter((name) => data.results.bindings.some((row) =>
    row[name]?.type === "uri" && row[name].value.startsWith(known.prefixes.ent)));
  if (things.length < 2) return null;
  const between = names.slice(names.indexOf(things[0]) + 1, names.indexOf(things[1]))[0];
  return { from: things[0], to: things[1], between: between ?? null };
}

function lines(data) {
  const columns = ends(data);
  if (!columns) return [];
  const graph = columns.between === "predicate" && data.head.vars.length === 3;
  return data.results.bindings
    // Of a graph, the labels of things are no lines.
    .filter((row) => row[columns.from] && row[columns.to] && !(graph && row.object.type === "literal"))
    .map((row) => ({ from: row[columns.from], to: row[columns.to], between: columns.between ? row[columns.between] : null }));
}

// The labels of what is drawn, asked for at once.
async function labels(terms, data) {
  const found = new Map();
  for (const row of data.results.bindings)
    if (row.predicate?.value === `${known.prefixes.rdfs}label`) found.set(row.subject.value, row.object.value);
  const iris = [...new Set(terms.filter((term) => term?.type === "uri" && !found.has(term.value)).map((term) => term.value))]
    .filter((iri) => !/[\s<>"{}|\\^`]/.test(iri));
  if (!iris.length) return found;
  const query = `SELECT ?t (MIN(?l) AS ?label) { VALUES ?t { ${iris.map((iri) => `<${iri}>`).join(" ")} } ?t rdfs:label ?l } GROUP BY ?t`;
  const reply = await fetch("sparql", {
    method: "POST", body: new URLSearchParams({ query }), headers: { Accept: "application/sparql-results+json" },
  });
  if (reply.ok) for (const row of (await reply.json()).results.bindings) found.set(row.t.value, row.label.value);
  return found;
}

function library() {
  if (window.vis) return Promise.resolve();
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = "static/vis-network.js";
    script.addEventListener("load", done);
    script.addEventListener("error", () => failed(new Error("the map cannot be drawn")));
    document.head.append(script);
  });
}

async function mapOf(data, note) {
  const all = lines(data);
  const drawn = all.slice(0, MOST_LINES);
  const place = document.createElement("div");
  place.id = "drawing";
  if (!drawn.length) {
    note("No map: name two columns subject and object (and relation between them), or ask for a graph by CONSTRUCT.");
    return document.createElement("div");
  }
  const names = await labels(drawn.flatMap((line) => [line.from, line.to, line.between]), data);
  await library();
  const ink = getComputedStyle(document.body);
  const colour = (name) => ink.getPropertyValue(name).trim();
  const name = (term) => (term ? names.get(term.value) ?? shown(term) : "");
  const cut = (text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
  const nodes = new Map();
  for (const term of drawn.flatMap((line) => [line.from, line.to]))
    nodes.set(`${term.type} ${term.value}`, { label: cut(name(term)), term });
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", `Map of ${nodes.size} things and ${drawn.length} lines between them; the table has the same`);
  const network = new vis.Network(place, {
    nodes: [...nodes].map(([id, node]) => ({ id, label: node.label })),
    edges: drawn.map((line) => ({ from: `${line.from.type} ${line.from.value}`, to: `${line.to.type} ${line.to.value}`, label: cut(name(line.between)) })),
  }, {
    layout: { randomSeed: 1, improvedLayout: nodes.size < 150 },
    nodes: { shape: "dot", size: 9, color: colour("--link"), scaling: { label: { drawThreshold: 1 } }, font: { size: 26, color: colour("--ink"), strokeWidth: 4, strokeColor: colour("--paper") } },
    edges: { arrows: "to", scaling: { label: { drawThreshold: 6 } }, color: colour("--soft"), font: { color: colour("--soft"), size: 13, strokeWidth: 3, strokeColor: colour("--paper") }, smooth: { type: "dynamic" } },
    physics: { stabilization: { iterations: 200 }, barnesHut: { gravitationalConstant: -5000, centralGravity: 1.2, springLength: 130, avoidOverlap: 0.2 } },
    interaction: { keyboard: { enabled: true, bindToWindow: false }, navigationButtons: false },
  });
  const less = all.length > drawn.length ? `The first ${drawn.length} of ${all.length} rows are drawn. ` : "";
  note(`${less}A click on a thing shows where it leads.`);
  network.on("selectNode", ({ nodes: [id] }) => {
    const { term } = nodes.get(id);
    note("", linked({ ...term }), name(term));
  });
  return place;
}
