"use strict";
(() => {
  const form = document.getElementById("filters");
  const rows = [...document.querySelectorAll(".row")];
  const comments = [...document.querySelectorAll(".comment")];
  const marks = new Map();
  for (const mark of document.querySelectorAll("mark[data-comments]"))
    for (const number of mark.dataset.comments.split(" "))
      marks.set(number, [...(marks.get(number) || []), mark]);

  // A paragraph's state, or what the chosen delegation holds on it.
  const holds = (row, position, voice) => {
    if (!voice) return row.dataset.state === position;
    const has = (word) => (row.dataset[word] || "").split("\n").includes(voice);
    if (position !== "open") return has(position);
    return "state" in row.dataset && !["agreed", "contested", "reserved"].some(has);
  };

  const filter = () => {
    const wanted = Object.fromEntries(["voice", "kind", "status", "position"].map((name) => [name, form.elements[name].value]));
    const onlyCommented = form.elements.commented.checked;
    for (const comment of comments)
      comment.hidden = ["voice", "kind", "status"].some((name) => wanted[name] && comment.dataset[name] !== wanted[name]);
    for (const row of rows)
      row.hidden = Boolean(wanted.position) && !holds(row, wanted.position, wanted.voice)
        || onlyCommented && !row.querySelector(".comment:not([hidden])");
    const count = (list) => list.filter((one) => !one.closest("[hidden]")).length + " of " + list.length;
    document.getElementById("shown").textContent = count(comments) + " comments, " + count(rows) + " paragraphs";
  };

  const light = (target, on) => {
    const comment = target.closest && target.closest(".comment");
    if (!comment) return;
    for (const mark of marks.get(comment.id.replace("comment-", "")) || []) mark.classList.toggle("lit", on);
  };
  for (const [event, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]])
    document.addEventListener(event, (happening) => light(happening.target, on));

  const step = (by) => {
    const shown = comments.filter((comment) => comment.offsetParent !== null);
    const at = shown.findIndex((comment) => comment.contains(document.activeElement));
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by];
    if (!next) return;
    next.focus();
    next.scrollIntoView({ block: "center" });
  };
  document.addEventListener("keydown", (key) => {
    if (key.ctrlKey || key.altKey || key.metaKey || /^(SELECT|INPUT|BUTTON)$/.test(key.target.tagName)) return;
    if (key.key === "n") step(1);
    if (key.key === "p") step(-1);
  });

  if (!form) return;
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  // A browser may bring back what was chosen before the page was left.
  filter();
})();
