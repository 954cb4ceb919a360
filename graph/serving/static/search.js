// The box that finds things by name: suggestions as one types, arrows and Enter to go there.
"use strict";
(() => {
  const field = document.getElementById("search");
  const list = document.getElementById("found");
  const up = field.closest(".search").dataset.up; // where the server's own addresses begin
  const PAUSE = 120; // ms without a key before anything is asked
  let timer = 0;
  let asking = null;
  let at = -1;

  const shut = () => {
    list.hidden = true;
    at = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };

  function line(one, number) {
    const item = document.createElement("li");
    item.id = `found-${number}`;
    item.setAttribute("role", "option");
    const link = document.createElement("a");
    link.href = up + one.page.slice(1);
    link.tabIndex = -1;
    link.textContent = one.label;
    const more = document.createElement("span");
    const alias = one.name === one.label ? "" : `“${one.name}”, `;
    more.textContent = ` ${alias}${one.kind}, ${one.facts} ${one.facts === 1 ? "fact" : "facts"}`;
    item.append(link, more);
    return item;
  }

  function show(results) {
    const lines = results.filter((one) => one.page.startsWith("/")).map(line);
    if (!lines.length) {
      const none = document.createElement("li");
      none.textContent = "nothing is called so, or nearly so";
      none.className = "none";
      lines.push(none);
    } else if (results[0].match === "fuzzy") {
      const near = document.createElement("li");
      near.textContent = "did you mean";
      near.className = "none";
      lines.unshift(near);
    }
    list.replaceChildren(...lines);
    list.hidden = false;
    at = -1;
    field.setAttribute("aria-expanded", "true");
  }

  async function ask() {
    if (asking) asking.abort();
    const text = field.value.trim();
    if (!text) return shut();
    asking = new AbortController();
    try {
      const reply = await fetch(`${up}search?limit=8&q=${encodeURIComponent(text)}`, { signal: asking.signal });
      if (reply.ok) show((await reply.json()).results);
    } catch (error) {
      if (error.name !== "AbortError") shut();
    }
  }

  function move(step) {
    const options = [...list.querySelectorAll("[role=option]")];
    if (list.hidden || !options.length) return;
    at = (at + step + options.length + (at < 0 && step < 0 ? 1 : 0)) % options.length;
    options.forEach((one, number) => one.setAttribute("aria-selected", String(number === at)));
    field.setAttribute("aria-activedescendant", options[at].id);
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      shut();
    } else if (event.key === "Enter") {
      const options = list.querySelectorAll("[role=option] a");
      if (!list.hidden && options.length) location.assign(options[Math.max(at, 0)].href);
    }
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".search")) shut();
  });
})();
