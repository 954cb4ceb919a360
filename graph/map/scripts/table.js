// The same facts as a table: sortable, for screen readers and for copying.
(function (tw) {
  "use strict";

  const { el, knowledge } = tw;
  const dialog = document.getElementById("table");
  const label = (entity) => (entity === null ? "" : knowledge.entities[entity].label);
  const STEP = 300;
  let order = { column: null, down: false };

  const far = (fact) =>
    fact.object !== null ? label(fact.object) : fact.arguments.map(([, p, e]) => `${p} ${label(e)}`.trim()).join(", ");
  const COLUMNS = [
    ["Subject", (fact) => label(fact.subject), (fact) => tw.name(fact.subject)],
    ["Relation", (fact) => fact.relation],
    ["Object", far, (fact) => (fact.object !== null ? tw.name(fact.object) : far(fact))],
    ["Who says so", tw.says],
    ["Certainty", (fact) => [fact.polarity === "negative" ? "denied" : "", fact.modality].filter(Boolean).join(", ")],
    ["When", (fact) => tw.when(fact)],
    ["Sentence", (fact) => knowledge.sentences[fact.sentence][0], tw.sentence],
    ["Article", (fact) => knowledge.articles[knowledge.sentences[fact.sentence][1]].name, tw.articleLink],
  ];

  function rows() {
    const { hiddenKinds, hiddenCertainties } = tw.state;
    const kept = knowledge.facts.filter(
      (fact) => !hiddenCertainties.has(fact.certainty) && !hiddenKinds.has(knowledge.entities[fact.subject].kind),
    );
    if (order.column === null) return kept;
    const value = COLUMNS[order.column][1];
    const compare = new Intl.Collator("en", { numeric: true }).compare;
    return [...kept].sort((a, b) => compare(value(a), value(b)) * (order.down ? -1 : 1));
  }

  function show() {
    const facts = rows();
    const body = el("tbody");
    const add = (from) => {
      for (const fact of facts.slice(from, from + STEP)) {
        const cells = COLUMNS.map(([title, text, element]) =>
          el("td", { class: title === "Sentence" ? "long" : "" }, element ? element(fact) : text(fact)),
        );
        body.append(el("tr", {}, ...cells));
      }
      if (facts.length > from + STEP) {
        const button = el("button", { type: "button" }, `Show more of ${facts.length}`);
        const row = el("tr", {}, el("td", { colspan: COLUMNS.length }, button));
        button.addEventListener("click", () => {
          row.remove();
          add(from + STEP);
        });
        body.append(row);
      }
    };
    add(0);
    const heads = COLUMNS.map(([title], i) => {
      const sorted = order.column === i ? (order.down ? "descending" : "ascending") : "none";
      const arrow = { ascending: " ▲", descending: " ▼", none: "" }[sorted];
      const sort = () => {
        order = { column: i, down: order.column === i && !order.down };
        show();
        dialog.querySelectorAll("th button")[i].focus();
      };
      return el("th", { scope: "col", "aria-sort": sorted }, el("button", { type: "button", onclick: sort }, title + arrow));
    });
    dialog.replaceChildren(
      el(
        "div",
        { class: "table-head" },
        el("h2", { id: "table-title" }, tw.count(facts.length, "fact")),
        el("button", { type: "button", onclick: () => tw.saveTable(COLUMNS, facts) }, "Save as CSV"),
        el("button", { type: "button", onclick: () => dialog.close() }, "Close"),
      ),
      el("table", {}, el("thead", {}, el("tr", {}, ...heads)), body),
    );
  }

  tw.openTable = function () {
    if (dialog.open) return dialog.close();
    show();
    dialog.showModal();
  };
  // A name in the table leads to the map.
  tw.onChange((what) => {
    if (what.has("focus") && dialog.open) dialog.close();
  });
})(window.triplewire);
