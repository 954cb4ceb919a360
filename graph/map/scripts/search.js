// Search with suggestions over names and aliases (ARIA combobox with a listbox).
(function (tw) {
  "use strict";

  const { el, knowledge } = tw;
  const input = document.getElementById("search");
  const list = document.getElementById("suggestions");
  const MOST = 9;
  let found = [];
  let active = -1;

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const known = knowledge.entities.map((entity, i) => ({
    entity: i,
    names: [entity.label, ...entity.aliases].map((name) => [name, fold(name)]),
    facts: entity.facts,
    named: entity.named,
  }));

  // 0 for the whole name, 1 its start, 2 the start of a word, 3 anywhere, null for none.
  function grade(name, wanted) {
    if (name === wanted) return 0;
    if (name.startsWith(wanted)) return 1;
    const at = name.indexOf(wanted);
    if (at < 0) return null;
    return /[\p{L}\p{N}]/u.test(name[at - 1]) && !name.includes(` ${wanted}`) ? 3 : 2;
  }

  tw.search = function (text) {
    const wanted = fold(text.trim());
    if (!wanted) return [];
    const hits = [];
    for (const one of known) {
      let best = null;
      one.names.forEach(([name, folded], i) => {
        const value = grade(folded, wanted);
        if (value !== null && (!best || value < best.value)) best = { value, alias: i ? name : null };
      });
      if (best) hits.push({ ...one, ...best });
    }
    return hits.sort((a, b) => b.named - a.named || a.value - b.value || b.facts - a.facts || a.entity - b.entity).slice(0, MOST);
  };

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function activate(number) {
    active = number;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === number)));
    input.setAttribute("aria-activedescendant", `suggestion-${number}`);
    if (list.children[number]) list.children[number].scrollIntoView({ block: "nearest" });
  }

  function choose(number) {
    const hit = found[number];
    if (!hit) return;
    input.value = "";
    close();
    input.blur();
    tw.goTo(hit.entity);
  }

  function suggest() {
    found = tw.search(input.value);
    if (!input.value.trim()) return close();
    const items = found.map((hit, i) => {
      const entity = knowledge.entities[hit.entity];
      const item = el(
        "li",
        { id: `suggestion-${i}`, role: "option", "aria-selected": "false" },
        tw.icon(entity.kind, entity.named),
        el("span", {}, entity.label, hit.alias ? el("span", { class: "alias" }, ` (${hit.alias})`) : null),
        el("span", { class: "count" }, String(entity.facts)),
      );
      // Before the input loses its focus and the list closes.
      item.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        choose(i);
      });
      return item;
    });
    list.replaceChildren(...(items.length ? items : [el("li", { class: "none", role: "option", "aria-disabled": "true" }, "Nothing by this name")]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (items.length) activate(0);
  }

  input.addEventListener("input", suggest);
  input.addEventListener("focus", suggest);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (found.length) activate((active + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    } else if (event.key === "Enter") choose(Math.max(0, active));
    else if (event.key === "Escape") {
      event.stopPropagation();
      input.value = "";
      close();
      input.blur();
    }
  });
})(window.triplewire);
