// Keys and small comforts. Everything here works without it too, only with more clicks.
(() => {
  "use strict";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const isTyping = (element) => element.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
  const isUsable = (element) => !element.disabled && element.offsetParent !== null;

  const help = document.getElementById("help");
  document.documentElement.classList.add("scripted");

  // In lists, j and k walk over the rows; where a page names them itself, its links win.
  const rows = all("a.row, td.lead > a");
  const walk = (step) => {
    if (rows.length === 0) return;
    const now = rows.indexOf(document.activeElement);
    rows[Math.min(rows.length - 1, Math.max(0, now < 0 ? 0 : now + step))].focus();
  };

  const press = (key) => {
    const target = all("[data-key]").find((element) => element.dataset.key === key);
    const button = target?.closest("button, a");
    if (!button || !isUsable(button)) return false;
    button.focus();
    button.click();
    return true;
  };

  const focusOn = (key) => {
    const field = all("[data-focus]").find((element) => element.dataset.focus === key && isUsable(element));
    if (!field) return false;
    field.focus();
    field.select?.();
    field.scrollIntoView({ block: "center" });
    return true;
  };

  const toggleRow = () => {
    const box = document.activeElement?.closest("li")?.querySelector("input[type=checkbox]");
    if (!box) return false;
    box.click();
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
    if (event.key === "Escape" && isTyping(event.target)) {
      event.target.blur();
      return;
    }
    if (isTyping(event.target) || help?.open) return;

    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    // Enter on a link or button is the browser's own.
    if (key === "Enter" && event.target.closest("a, button, summary, label, input")) return;

    let isTaken = press(key) || focusOn(key);
    if (!isTaken && key === "?" && help) { help.showModal(); isTaken = true; }
    if (!isTaken && (key === "j" || key === "k") && rows.length > 0) { walk(key === "j" ? 1 : -1); isTaken = true; }
    if (!isTaken && key === "s") isTaken = toggleRow();
    if (isTaken) event.preventDefault();
  });

  // One decision, even where a finger lands twice.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.dataset.sent) {
      if (form.dataset.sent) event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    document.documentElement.classList.add("busy");
  });
  window.addEventListener("pageshow", () => {
    all("form[data-sent]").forEach((form) => delete form.dataset.sent);
    document.documentElement.classList.remove("busy");
  });

  // "Select all alike" without loading the page again.
  all("[data-select]").forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    const boxes = [...link.closest("form").querySelectorAll("input[type=checkbox][name=case]")];
    const isOn = boxes.some((box) => !box.checked);
    boxes.forEach((box) => { box.checked = isOn; });
  }));

  all("input[type=file][data-most]").forEach((input) => input.addEventListener("change", () => {
    const isTooLarge = [...input.files].some((file) => file.size > Number(input.dataset.most));
    input.setCustomValidity(isTooLarge ? "This file has more than 6 MB. Split it, and send one part after the other." : "");
    input.reportValidity();
  }));

  all("[data-select-all]").forEach((input) => input.addEventListener("focus", () => input.select()));
  all("[data-help]").forEach((button) => button.addEventListener("click", () => help?.showModal()));
})();
