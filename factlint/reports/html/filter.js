// Search and filters. Without this script the page shows everything.
(() => {
  "use strict";
  const form = document.querySelector("form.filter");
  if (!form) return;
  form.hidden = false;
  const entries = [...document.querySelectorAll("[data-entry]")];
  const groups = [...document.querySelectorAll("[data-group]")];
  const words = new Map(entries.map((entry) => [entry, entry.textContent.toLocaleLowerCase()]));
  const findings = entries.filter((entry) => entry.dataset.level || entry.dataset.state);
  const status = document.getElementById("shown");
  const read = (id) => document.getElementById(id);

  const apply = () => {
    const query = read("query").value.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const ticks = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));
    const levels = ticks("level"), states = ticks("state"), kinds = ticks("kind");
    const disputed = read("disputed")?.checked, path = read("document")?.value;
    for (const entry of entries) {
      const { level, state, kind, document: where } = entry.dataset;
      entry.hidden = !(
        query.every((word) => words.get(entry).includes(word)) &&
        (!level || levels.has(level)) && (!state || states.has(state)) && (!kind || kinds.has(kind)) &&
        (!path || !where || where === path) &&
        (!disputed || level || "disputed" in entry.dataset)
      );
      if (entry.dataset.mark) read(entry.dataset.mark)?.classList.toggle("off", entry.hidden);
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-entry]:not([hidden])");
    const shown = findings.filter((entry) => !entry.hidden).length;
    const noun = form.dataset.noun || "findings";
    status.textContent = `${shown} of ${findings.length} ${noun} shown`;
  };

  // What is shown on hover and focus goes away on Escape, and comes back with the next move.
  const quiet = (on) => document.body.classList.toggle("quiet", on);
  document.addEventListener("keydown", (event) => quiet(event.key === "Escape"));
  document.addEventListener("pointerover", () => quiet(false));

  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
})();
