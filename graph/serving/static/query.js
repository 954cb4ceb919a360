// The query page: the editor, the named questions with their parameters, and the answer.
"use strict";
const element = (id) => document.getElementById(id);
const form = element("asking"), choice = element("questions"), fields = element("parameters");
const said = element("said"), answer = element("answer"), tools = element("tools");

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
const editor = new Yasqe(element("editor"), {
  persistenceId: null, showQueryButton: false, createShareableLink: null, resizeable: true, pluginButtons: undefined,
});

function note(text, ...more) {
  element("note").hidden = !text && !more.length;
  element("note").replaceChildren(text, ...more.flatMap((one, place) => (place ? [" – ", one] : [one])));
}

// Names that are nearly what is typed.
async function suggest(field, list) {
  const reply = await fetch(`search?${new URLSearchParams({ q: field.value, limit: 10 })}`);
  if (!reply.ok) return;
  const names = (await reply.json()).results.map((one) => one.label);
  list.replaceChildren(...[...new Set(names)].map((name) => new Option(name, name)));
}

function choose(name, values = {}) {
  const question = known.questions.find((one) => one.name === name);
  choice.value = question ? name : "";
  fields.replaceChildren();
  element("editor").hidden = Boolean(question);
  element("help").hidden = !question;
  element("help").textContent = question ? question.help : "";
  for (const parameter of question ? question.parameters : []) {
    const label = document.createElement("label");
    label.textContent = `${parameter.name}: ${parameter.help}`;
    const field = document.createElement("input");
    field.name = parameter.name;
    field.value = values[parameter.name] ?? parameter.default ?? "";
    field.required = parameter.default === null;
    field.dataset.kind = parameter.kind;
    label.append(field);
    if (parameter.kind === "name") {
      const list = document.createElement("datalist");
      list.id = `names-${parameter.name}`;
      field.setAttribute("list", list.id);
      let waiting;
      field.addEventListener("input", () => {
        clearTimeout(waiting);
        if (field.value) waiting = setTimeout(() => suggest(field, list).catch(() => {}), 150);
      });
      label.append(list);
    }
    fields.append(label);
  }
}

function asked() {
  const wanted = new URLSearchParams({ query: choice.value || editor.getValue() });
  for (const field of fields.querySelectorAll("input")) wanted.set(`$${field.name}`, field.value);
  return wanted;
}

const ask = (body, accept) => fetch("sparql", { method: "POST", body, headers: { Accept: accept } });

async function save(format, name) {
  const body = asked();
  body.set("format", format);
  const reply = await ask(body, "*/*");
  if (!reply.ok) { note(await reply.text()); return; }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await reply.blob());
  link.download = `answer.${name}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function show(data, graph) {
  const formats = graph ? { turtle: "ttl", ntriples: "nt", jsonld: "jsonld", rdfxml: "rdf" } : { csv: "csv", tsv: "tsv", json: "json", xml: "xml" };
  element("saving").replaceChildren(...Object.entries(formats).map(([format, name]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = format === "ntriples" ? "N-Triples" : format === "turtle" ? "Turtle" : format.toUpperCase();
    button.addEventListener("click", () => save(format, name));
    return button;
  }));
  const views = { table: () => tableOf(data), map: () => mapOf(data, note) };
  const view = async (name) => {
    note("");
    for (const other of Object.keys(views)) element(`as-${other}`).setAttribute("aria-pressed", String(other === name));
    answer.replaceChildren(await views[name]());
  };
  for (const name of Object.keys(views)) element(`as-${name}`).onclick = () => view(name).catch((error) => note(error.message));
  tools.hidden = false;
  return view(element("as-map").getAttribute("aria-pressed") === "true" ? "map" : "table");
}

let mistake = null;
function complain(reply, text) {
  const pre = document.createElement("pre");
  pre.textContent = text;
  answer.append(pre);
  const place = /^line (\d+), column (\d+)/.exec(text);
  if (!place || choice.value) return;
  const at = { line: place[1] - 1, ch: place[2] - 1 };
  const end = editor.getTokenAt({ line: at.line, ch: at.ch + 1 }).end;
  mistake = editor.markText(at, { line: at.line, ch: Math.max(end, at.ch + 1) }, { className: "wrong-place" });
  editor.scrollIntoView(at);
}

async function run() {
  answer.replaceChildren();
  note("");
  mistake?.clear();
  tools.hidden = true;
  said.textContent = "…";
  const body = asked();
  if (String(body).length < 4000) history.replaceState(null, "", `?${body}`);
  const begun = performance.now();
  try {
    const reply = await ask(body, "application/sparql-results+json, application/n-triples;q=0.9");
    const text = await reply.text();
    const took = `${Math.round(performance.now() - begun)} ms`;
    if (!reply.ok) {
      said.textContent = `Not answered (${reply.status}), ${took}`;
      complain(reply, text);
      return;
    }
    const graph = !reply.headers.get("content-type").includes("json");
    const data = graph ? triples(text) : JSON.parse(text);
    if ("boolean" in data) {
      said.textContent = `${data.boolean ? "Yes" : "No"} (${data.boolean}), ${took}`;
      return;
    }
    const count = data.results.bindings.length;
    said.textContent = `${count} ${graph ? "triple" : "row"}${count === 1 ? "" : "s"}, ${took}`;
    await show(data, graph);
  } catch (error) {
    said.textContent = `No answer (${error.message})`;
  }
}

const given = new URLSearchParams(location.search);
const query = given.get("query");
const named = known.questions.some((one) => one.name === query);
editor.setValue(declared(!named && query ? query : known.example));
choose(named ? query : "", Object.fromEntries([...given].filter(([name]) => name.startsWith("$")).map(([name, value]) => [name.slice(1), value])));
choice.addEventListener("change", () => choose(choice.value));
form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
editor.setOption("extraKeys", { ...editor.getOption("extraKeys"), "Ctrl-Enter": run, "Cmd-Enter": run });
if (query) run();
