// What RDF terms look like on the page, and where they lead.
"use strict";
const known = JSON.parse(document.getElementById("known").textContent);

function shortened(iri) {
  let best = iri;
  for (const [name, start] of Object.entries(known.prefixes))
    if (iri.startsWith(start)) best = `${name}:${iri.slice(start.length)}`;
  return best;
}

// Our own page of what is ours; other addresses only where they lead to the web.
function address(iri) {
  const ours = ["entity/", "fact/", "document/"].some((part) => iri.startsWith(known.base + part));
  if (ours) return iri.slice(known.base.length).replace(/#.*/, "");
  if (iri.startsWith(known.prefixes.rel)) return `relation/${iri.slice(known.prefixes.rel.length)}`;
  return /^https?:\/\//.test(iri) ? iri : null;
}

function shown(term) {
  if (!term) return "";
  return term.type === "uri" ? shortened(term.value) : term.type === "bnode" ? `_:${term.value}` : term.value;
}

function linked(term) {
  const to = term && term.type === "uri" ? address(term.value) : null;
  if (!to) return document.createTextNode(shown(term));
  const link = document.createElement("a");
  link.textContent = shown(term);
  link.href = to;
  return link;
}

// The lines of N-Triples as rows of a table, their terms as SPARQL's JSON has them.
function triples(text) {
  const term = /\s*(?:<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?)/y;
  const read = (line, at) => {
    term.lastIndex = at;
    const [, iri, blank, literal, language, type] = term.exec(line);
    if (iri !== undefined) return { type: "uri", value: iri };
    if (blank !== undefined) return { type: "bnode", value: blank };
    const value = literal.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, four, eight, one) =>
      one ? { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f" }[one] ?? one : String.fromCodePoint(parseInt(four ?? eight, 16)));
    return { type: "literal", value, "xml:lang": language, datatype: type };
  };
  const rows = text.split("\n").filter((line) => line).map((line) => {
    const subject = read(line, 0);
    const predicate = read(line, term.lastIndex);
    return { subject, predicate, object: read(line, term.lastIndex) };
  });
  return { head: { vars: ["subject", "predicate", "object"] }, results: { bindings: rows } };
}
