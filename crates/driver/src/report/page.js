"use strict";
(() => {
  const marks = [...document.querySelectorAll(".mark")];
  if (!marks.length) return;
  // j and k, or n and p, go from mark to mark; Escape closes the note.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const forward = event.key === "j" || event.key === "n";
    const back = event.key === "k" || event.key === "p";
    const here = marks.indexOf(document.activeElement);
    if (event.key === "Escape" && here >= 0) {
      marks[here].blur();
    } else if (forward || back) {
      const next = here < 0 ? (forward ? 0 : marks.length - 1) : (here + (forward ? 1 : marks.length - 1)) % marks.length;
      marks[next].focus();
      marks[next].scrollIntoView({ block: "center" });
      event.preventDefault();
    }
  });
})();
