// An answer as a table: sorted by a click on a column's name, its first rows at once.
"use strict";
const FIRST_ROWS = 500;

function compared(a, b) {
  const [x, y] = [shown(a), shown(b)];
  const numbers = x !== "" && y !== "" && !isNaN(x) && !isNaN(y);
  return numbers ? x - y : x.localeCompare(y);
}

function tableOf(data) {
  const names = data.head.vars;
  let rows = data.results.bindings;
  let most = FIRST_ROWS;
  const holder = document.createElement("div");
  const table = document.createElement("table");
  const heads = names.map((name) => {
    const head = document.createElement("th");
    head.scope = "col";
    const sort = document.createElement("button");
    sort.type = "button";
    sort.textContent = name;
    sort.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows = [...rows].sort((a, b) => (down ? -1 : 1) * compared(a[name], b[name]));
      fill();
    });
    head.append(sort);
    return head;
  });
  table.createTHead().insertRow().append(...heads);
  const body = table.createTBody();
  const all = document.createElement("button");
  all.type = "button";
  all.addEventListener("click", () => { most = Infinity; fill(); });
  function fill() {
    body.replaceChildren(...rows.slice(0, most).map((row) => {
      const line = document.createElement("tr");
      for (const name of names) line.insertCell().append(linked(row[name]));
      return line;
    }));
    all.hidden = rows.length <= most;
    all.textContent = `Show all ${rows.length} rows`;
  }
  fill();
  holder.append(table, all);
  return holder;
}
