// Progressive enhancement only: every page reads and acts without this file.
// No inline handlers, no eval; the pages run under script-src 'self'.
(() => {
  "use strict";
  const find = (root, selector) => Array.from(root.querySelectorAll(selector));
  const status = () => document.getElementById("thong-bao");
  let sent = false;

  // ---- dialogs: <button data-dialog="id"> opens <dialog id>; without script the same form is a page of its own ----
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    const dialog = opener && document.getElementById(opener.dataset.dialog);
    if (dialog && dialog.showModal) {
      event.preventDefault();
      dialog.showModal();
    }
    const closer = event.target.closest("[data-close]");
    if (closer) closer.closest("dialog").close();
  });

  // ---- a refused button keeps its focus and answers with its reason ----
  document.addEventListener("click", (event) => {
    const refused = event.target.closest("[aria-disabled=true]");
    if (!refused) return;
    event.preventDefault();
    event.stopPropagation();
    const reason = document.getElementById(refused.getAttribute("aria-describedby"));
    if (reason && status()) announce(reason.textContent.trim());
  }, true);

  // Spoken in the page's one status region; the words leave again so that the same sentence can be said twice.
  function announce(words) {
    const line = document.createElement("p");
    line.className = "vh";
    line.textContent = words;
    status().append(line);
    setTimeout(() => line.remove(), 4000);
  }

  // ---- toasts: dismissed by button, or by themselves when they offer no way back ----
  function readyToast(toast) {
    if (toast.querySelector(".x")) return;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "x";
    close.textContent = "Đóng";
    close.addEventListener("click", () => toast.remove());
    toast.append(close);
    const wait = Number(toast.dataset.dismiss);
    if (wait) setTimeout(() => { if (!toast.matches(":hover, :focus-within")) toast.remove(); }, wait);
  }

  // ---- forms: guard of unsaved words, busy submit, filters that send themselves, typed confirmation ----
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-dirty]");
    if (form) form.dataset.changed = "1";
  });
  window.addEventListener("beforeunload", (event) => {
    if (!sent && document.querySelector("form[data-changed]")) event.preventDefault();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const question = form.dataset.confirm;
    if (question && !window.confirm(question)) {
      event.preventDefault();
      return;
    }
    if (form.method === "dialog") return;
    if (form.dataset.waiting) {
      event.preventDefault();
      return;
    }
    sent = true;
    if (form.dataset.wait && !event.defaultPrevented) waitFor(form, event.submitter);
    const button = event.submitter;
    // Disabled after the browser has read the form, or the button's own name and value would be lost.
    if (button && form.method === "post") setTimeout(() => { button.setAttribute("aria-busy", "true"); button.disabled = true; });
  });
  // Back from the cache of the browser: a button left busy would be dead.
  function release() {
    sent = false;
    find(document, "button[aria-busy]").forEach((button) => { button.removeAttribute("aria-busy"); button.disabled = false; });
    find(document, "form[data-waiting]").forEach((form) => delete form.dataset.waiting);
    find(document, ".wait-line").forEach((line) => line.remove());
  }
  window.addEventListener("pageshow", release);

  // ---- slow work: <form data-wait="what is being done"> is sent once; after two seconds a bar moves, the words are
  // spoken, and the seconds count. A page that comes ends it; so does a download, which the server tells by a cookie
  // named after the token it was asked with. ----
  function waitFor(form, button) {
    form.dataset.waiting = "1";
    const token = Math.random().toString(36).slice(2, 14);
    const field = form.elements._wait || Object.assign(document.createElement("input"), { type: "hidden", name: "_wait" });
    field.value = token;
    form.append(field);
    const started = Date.now();
    const line = waitLine(form.dataset.wait);
    const clock = setInterval(() => {
      const seconds = Math.round((Date.now() - started) / 1000);
      const ended = !form.dataset.waiting || document.cookie.includes(`thidua_wait=${token}`);
      if (ended) {
        clearInterval(clock);
        if (form.dataset.waiting) {
          release();
          announce("Đã xong, tệp đã tải về.");
        }
      } else if (seconds >= 2) {
        if (!line.isConnected) {
          ((button && form.contains(button) && button.closest(".acts")) || form).append(line);
          announce(form.dataset.wait);
        }
        line.querySelector(".secs").textContent = `${seconds} giây`;
        if (seconds % 30 === 0) announce(`${form.dataset.wait} ${seconds} giây`);
      }
    }, 1000);
  }

  function waitLine(words) {
    const line = document.createElement("p");
    line.className = "wait-line";
    const [said, seconds, bar] = ["span", "span", "progress"].map((kind) => document.createElement(kind));
    said.textContent = words;
    seconds.className = "secs";
    bar.setAttribute("aria-label", words);
    line.append(said, seconds, bar);
    return line;
  }
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-autosubmit]");
    if (form && event.target.matches("select, input[type=checkbox], input[type=radio]")) form.requestSubmit();
  });

  // ---- rows ticked: the bar appears with the first and counts ----
  function countTicks(bar) {
    const form = document.getElementById(bar.dataset.bulk);
    const ticked = form ? Array.from(form.elements).filter((box) => box.matches("[data-pick]") && box.checked).length : 0;
    bar.hidden = ticked === 0;
    bar.querySelector("[data-bulk-count]").textContent = `Đã chọn ${ticked} ${bar.dataset.noun}`;
  }
  const bars = () => find(document, "[data-bulk]");
  document.addEventListener("change", (event) => {
    const all = event.target.closest("[data-pick-all]");
    if (all) {
      const form = document.getElementById(all.getAttribute("form"));
      Array.from(form.elements).filter((box) => box.matches("[data-pick]")).forEach((box) => { box.checked = all.checked; });
    }
    if (event.target.matches("[data-pick], [data-pick-all]")) bars().forEach(countTicks);
  });
  document.addEventListener("reset", () => setTimeout(() => bars().forEach(countTicks)));

  // ---- files dropped, tables pasted ----
  document.addEventListener("change", (event) => {
    const drop = event.target.closest("[data-drop]");
    if (drop) drop.querySelector("[data-drop-name]").textContent = Array.from(event.target.files, (file) => file.name).join(", ");
  });
  ["dragover", "dragleave", "drop"].forEach((kind) => document.addEventListener(kind, (event) => {
    const drop = event.target.closest && event.target.closest("[data-drop]");
    if (!drop) return;
    event.preventDefault();
    drop.classList.toggle("over", kind === "dragover");
    if (kind !== "drop") return;
    const input = drop.querySelector("input[type=file]");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }));
  document.addEventListener("input", (event) => {
    if (!event.target.matches("[data-paste]")) return;
    const rows = event.target.value.split("\n").filter((row) => row.trim()).length;
    const line = event.target.closest("form, .fld").querySelector("[data-paste-count]");
    if (line) line.textContent = rows ? `${rows} dòng, kể cả hàng tiêu đề nếu có.` : "";
  });

  // ---- small acts ----
  // What is folded on the screen belongs to the paper all the same.
  window.addEventListener("beforeprint", () => find(document, "main details:not([open])").forEach((part) => { part.open = true; }));
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
    const copy = event.target.closest("[data-copy]");
    if (copy && navigator.clipboard) navigator.clipboard.writeText(copy.dataset.copy).then(() => announce("Đã chép."));
    find(document, "details.menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      find(document, "details.menu[open]").forEach((menu) => {
        menu.open = false;
        menu.querySelector("summary").focus();
      });
    }
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const search = document.getElementById("q");
    if (event.key === "/" && !typing && search && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      search.focus();
    }
  });

  // ---- htmx: busy target, focus and status after a swap ----
  document.addEventListener("htmx:beforeRequest", (event) => event.detail.target.setAttribute("aria-busy", "true"));
  document.addEventListener("htmx:afterRequest", (event) => event.detail.target.removeAttribute("aria-busy"));
  document.addEventListener("htmx:afterSwap", (event) => {
    ready(document);
    if (event.detail.target.id === "noi-dung") event.detail.target.querySelector("h1").focus();
  });
  ["htmx:sendError", "htmx:responseError"].forEach((kind) => document.addEventListener(kind, () => {
    if (status()) announce("Chưa tải được phần vừa bấm. Thử lại, hoặc tải lại trang.");
  }));

  function ready(root) {
    find(root, ".toast").forEach(readyToast);
    find(root, "[data-print], [data-copy]").forEach((button) => { button.hidden = false; });
    bars().forEach(countTicks);
    const summary = root.querySelector("[data-focus]");
    if (summary) summary.focus();
  }
  ready(document);
})();
