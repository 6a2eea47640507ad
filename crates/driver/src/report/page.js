"use strict";
(() => {
  const marks = [...document.querySelectorAll(".mark")];
  if (!marks.length) return;
  // j and k, or n and p, go from mark to mark; Escape closes the note. The mark that was reached keeps its note open by
  // its class: a window that is not the active one has no focus to show.
  let current = -1;
  const show = (index) => {
    if (current >= 0) marks[current].classList.remove("current");
    current = index;
    if (current >= 0) marks[current].classList.add("current");
  };
  marks.forEach((mark, index) => {
    mark.addEventListener("focus", () => show(index));
    mark.addEventListener("blur", () => show(-1));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const forward = event.key === "j" || event.key === "n";
    const back = event.key === "k" || event.key === "p";
    const focused = marks.indexOf(document.activeElement);
    const here = focused >= 0 ? focused : current;
    if (event.key === "Escape" && here >= 0) {
      marks[here].blur();
      show(-1);
    } else if (forward || back) {
      const next = here < 0 ? (forward ? 0 : marks.length - 1) : (here + (forward ? 1 : marks.length - 1)) % marks.length;
      marks[next].focus();
      show(next);
      marks[next].scrollIntoView({ block: "center" });
      event.preventDefault();
    }
  });
})();
