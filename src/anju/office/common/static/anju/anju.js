// What is better with scripts; every page works without them.
(() => {
  "use strict";

  const typing = (target) => target instanceof Element && target.closest("input, select, textarea, [contenteditable]");

  // "/" goes to the search box; the arrows walk from it through the results.
  const walk = (event) => {
    const box = event.target.closest("input[data-search]");
    const links = [...document.querySelectorAll("#results a[data-result]")];
    const place = links.indexOf(event.target);
    if (!links.length || (!box && place < 0)) return;
    event.preventDefault();
    const next = event.key === "ArrowDown" ? place + 1 : place - 1;
    const main = document.querySelector("main input[data-search]");
    if (next < 0 && main) main.focus();
    else links[Math.min(Math.max(next, 0), links.length - 1)].focus();
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !typing(event.target)) {
      const box = document.querySelector("main input[data-search]") || document.querySelector("input[data-search]");
      if (box) {
        event.preventDefault();
        box.focus();
        box.select();
      }
    }
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && event.target instanceof Element) walk(event);
  });

  // What is still being composed, letter by letter, is not searched for.
  const composed = (event) => event.target instanceof Element && event.target.matches("input[data-search]");
  document.addEventListener(
    "input",
    (event) => {
      if (event.isComposing && composed(event)) event.stopPropagation();
    },
    true,
  );
  document.addEventListener("compositionend", (event) => {
    if (composed(event)) event.target.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // A paper that is not handed in has no files.
  document.addEventListener("change", (event) => {
    const paper = event.target instanceof Element && event.target.closest(".paper");
    if (!paper || event.target.type !== "checkbox" || event.target.closest(".scans") || event.target.checked) return;
    paper.querySelectorAll("input[type=file]").forEach((files) => {
      files.value = "";
    });
  });

  // A hash is copied by one press; the button stands there only where that can be done.
  const offerCopies = (within) => {
    if (!navigator.clipboard) return;
    within.querySelectorAll("button[data-copy][hidden]").forEach((button) => {
      button.hidden = false;
    });
  };
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element && event.target.closest("button[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
  });
  document.addEventListener("DOMContentLoaded", () => {
    offerCopies(document);
    document.querySelector(".errors")?.focus();
  });
  document.addEventListener("htmx:afterSwap", (event) => offerCopies(event.target));
})();
