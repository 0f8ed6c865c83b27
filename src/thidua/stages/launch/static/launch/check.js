// The check page of a document: words selected in the text fill the form below it, whatever the means of selecting
// (mouse, keyboard, touch). Without this file line and words are typed there. No inline handlers, no eval.
(() => {
  "use strict";
  const sheet = document.getElementById("van-ban");
  const form = document.querySelector("[data-take]");
  const lineOf = (node) => {
    const element = node && (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
    const line = element && element.closest("#van-ban > [id^=d]");
    return line ? line.id.slice(1) : "";
  };

  // The number of a finding is drawn inside its words; it is no part of them.
  function wordsOf(range) {
    const part = range.cloneContents();
    part.querySelectorAll("sup").forEach((number) => number.remove());
    return Array.from(part.childNodes, (node) => node.textContent).join(" ").replace(/\s+/g, " ").trim();
  }

  function take() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!sheet.contains(range.commonAncestorContainer)) return;
    const line = lineOf(range.startContainer);
    const inside = lineOf(range.startContainer) === lineOf(range.endContainer);
    const words = inside ? wordsInside(range) : wordsOf(range);
    if (!line || !words) return;
    form.elements.line.value = line;
    form.elements.words.value = words.slice(0, form.elements.words.maxLength);
    form.classList.add("on");
  }

  // Within one line the runs touch each other: no blank may come between them.
  function wordsInside(range) {
    const part = range.cloneContents();
    part.querySelectorAll("sup").forEach((number) => number.remove());
    return part.textContent.replace(/\s+/g, " ").trim();
  }

  // The field last worked in may take the words, too: it is offered first.
  function offer(field) {
    const list = form.elements.target;
    const old = list.querySelector("[data-field]");
    if (old) old.remove();
    const row = field.closest(".val-i");
    const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    const option = new Option(`Ô đang sửa: mục ${row.id.slice(1)}, ${label.firstChild.textContent.trim()}`, field.name);
    option.dataset.field = "";
    list.prepend(option);
    list.value = field.name;
  }

  if (sheet && form) {
    document.addEventListener("selectionchange", take);
    document.addEventListener("focusin", (event) => {
      if (event.target.matches(".val-i .in")) offer(event.target);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") form.classList.remove("on");
    });
  }
})();
