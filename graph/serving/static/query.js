// The query page: the editor, the named questions, and the answer as a table or as Turtle.
"use strict";
const known = JSON.parse(document.getElementById("known").textContent);
// The endpoint knows our prefixes; the editor marks a query that does not declare them.
const declared = (text) => Object.entries(known.prefixes)
  .filter(([name]) => new RegExp(`\\b${name}:`).test(text) && !text.includes(`PREFIX ${name}:`))
  .map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`).join("") + text;

Yasqe.defaults.autocompleters = ["variables"];
Yasqe.registerAutocompleter({
  name: "terms",
  isValidCompletionPosition: (yasqe) => /^[a-z]*:?/i.test(yasqe.getCompleteToken().string),
  get: () => known.terms,
  bulk: true,
  autoShow: false,
  persistenceId: null,
  preProcessToken: (yasqe, token) => token,
  postProcessToken: (yasqe, token, suggested) => suggested,
});
Yasqe.defaults.autocompleters.push("terms");
const editor = new Yasqe(document.getElementById("editor"), {
  persistenceId: null, showQueryButton: false, createShareableLink: null, resizeable: true, pluginButtons: undefined,
});
const asked = new URLSearchParams(location.search).get("query");
editor.setValue(declared(asked || known.example));

const choice = document.getElementById("questions");
const fields = document.getElementById("parameters");
const said = document.getElementById("said");
const answer = document.getElementById("answer");

choice.addEventListener("change", () => {
  const question = known.questions.find((one) => one.name === choice.value);
  fields.replaceChildren();
  document.getElementById("editor").hidden = Boolean(question);
  for (const parameter of question ? question.parameters : []) {
    const label = document.createElement("label");
    label.textContent = `${parameter.name} `;
    label.title = parameter.help;
    const field = document.createElement("input");
    field.name = parameter.name;
    field.value = parameter.default || "";
    label.append(field);
    fields.append(label);
  }
});

function cell(term) {
  const place = document.createElement("td");
  if (!term) return place;
  if (term.type !== "uri") {
    place.textContent = term.value;
    return place;
  }
  const link = document.createElement("a");
  let shown = term.value;
  for (const [name, iri] of Object.entries(known.prefixes))
    if (term.value.startsWith(iri)) shown = `${name}:${term.value.slice(iri.length)}`;
  link.textContent = shown;
  const ours = ["entity/", "fact/", "document/"].some((part) => term.value.startsWith(known.base + part));
  link.href = ours ? `/${term.value.slice(known.base.length)}` : term.value;
  place.append(link);
  return place;
}

function table(data) {
  const shown = document.createElement("table");
  const head = shown.createTHead().insertRow();
  for (const name of data.head.vars) {
    const place = document.createElement("th");
    place.textContent = name;
    head.append(place);
  }
  const body = shown.createTBody();
  for (const row of data.results.bindings) {
    const line = body.insertRow();
    for (const name of data.head.vars) line.append(cell(row[name]));
  }
  return shown;
}

async function run() {
  answer.replaceChildren();
  said.textContent = "…";
  const form = new URLSearchParams();
  form.set("query", choice.value || editor.getValue());
  for (const field of fields.querySelectorAll("input")) form.set(`$${field.name}`, field.value);
  const begun = performance.now();
  try {
    const reply = await fetch("/sparql", {
      method: "POST", body: form, headers: { Accept: "application/sparql-results+json, text/turtle;q=0.9" },
    });
    const text = await reply.text();
    const took = `${Math.round(performance.now() - begun)} ms`;
    if (!reply.ok) {
      said.textContent = `${reply.status}, ${took}`;
      const shown = document.createElement("pre");
      shown.textContent = text;
      answer.append(shown);
    } else if (reply.headers.get("content-type").includes("json")) {
      const data = JSON.parse(text);
      said.textContent = "boolean" in data ? `${data.boolean}, ${took}` : `${data.results.bindings.length} rows, ${took}`;
      if (data.results) answer.append(table(data));
    } else {
      said.textContent = took;
      const shown = document.createElement("pre");
      shown.textContent = text;
      answer.append(shown);
    }
  } catch (error) {
    said.textContent = `no answer (${error.message})`;
  }
}
document.getElementById("run").addEventListener("click", run);
editor.setOption("extraKeys", { ...editor.getOption("extraKeys"), "Ctrl-Enter": run, "Cmd-Enter": run });
