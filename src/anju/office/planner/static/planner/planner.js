// The slider of days: better with scripts; without them there is a field and a button.
(() => {
  "use strict";
  const form = document.querySelector("form[data-what-if]");
  const slide = document.getElementById("slide");
  const day = document.getElementById("on");
  const answer = document.getElementById("imagined");
  if (!form || !slide || !day || !answer) return;
  slide.closest("[hidden]").hidden = false;

  const first = Date.parse(`${form.dataset.first}T00:00:00Z`);
  const DAY = 86400000;
  let asked = 0;

  // Only the newest answer is shown, however slowly an older one comes.
  const ask = async () => {
    const turn = ++asked;
    const query = new URLSearchParams(new FormData(form));
    const answered = await fetch(`${location.pathname}?${query}`);
    const page = new DOMParser().parseFromString(await answered.text(), "text/html");
    const found = page.getElementById("imagined");
    if (turn === asked && found) answer.replaceChildren(...found.children);
  };

  slide.addEventListener("input", () => {
    day.value = new Date(first + Number(slide.value) * DAY).toISOString().slice(0, 10);
    slide.setAttribute("aria-valuetext", day.value);
  });
  slide.addEventListener("change", () => ask().catch(() => form.submit()));
})();
