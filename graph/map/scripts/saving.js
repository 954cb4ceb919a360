// Taking along what is seen: the picture as PNG, the facts as CSV (RFC 4180, UTF-8).
(function (tw) {
  "use strict";

  const { el, knowledge } = tw;

  function save(name, blob) {
    const address = URL.createObjectURL(blob);
    el("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  const fileName = (ending) => {
    const words = knowledge.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
    return `${words.slice(0, 60) || "map"}.${ending}`;
  };

  // A spreadsheet must not take a sentence for a formula.
  const cell = (value) => {
    const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return `"${text.replace(/"/g, '""')}"`;
  };

  tw.savePicture = function () {
    const drawn = document.querySelector("#canvas canvas");
    const copy = el("canvas", { width: drawn.width, height: drawn.height });
    const context = copy.getContext("2d");
    context.fillStyle = tw.colour("--paper");
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(drawn, 0, 0);
    copy.toBlob((blob) => blob && save(fileName("png"), blob));
  };

  // `columns` are [title, fact => text]; the byte order mark tells spreadsheets that it is UTF-8.
  tw.saveTable = function (columns, facts) {
    const rows = [columns.map(([title]) => title), ...facts.map((fact) => columns.map(([, text]) => text(fact)))];
    const text = rows.map((row) => row.map((value) => cell(String(value))).join(",")).join("\r\n");
    save(fileName("csv"), new Blob(["\ufeff", text, "\r\n"], { type: "text/csv;charset=utf-8" }));
  };
})(window.triplewire);
