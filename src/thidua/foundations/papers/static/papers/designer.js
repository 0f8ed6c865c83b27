// The designer of certificates. Every number stays in the form, so the page saves and prints without this file too.
(() => {
  "use strict";
  const form = document.querySelector("[data-designer]");
  if (!form) return;
  const desk = document.getElementById("to-giay");
  const undoButton = form.querySelector("[data-undo]");
  const where = form.querySelector("[data-where]");
  const STEP = 1, LARGE = 10, SMALL = 0.1, SNAP = 1.5;
  const past = [];
  let chosen = "", ground = "", drag = null, timer = 0, asked = 0;

  const box = (key, name) => form.elements.namedItem(`${key}-${name}`);
  const sheet = () => document.getElementById("to");
  const line = (key) => desk.querySelector(`[data-key="${key}"]`);
  const tenth = (value) => Math.round(value * 10) / 10;
  const place = (key) => ({ left: Number(box(key, "left_mm").value), top: Number(box(key, "top_mm").value) });

  // ---- undo: the whole form, file aside, before each change ----
  const shot = () => Array.from(form.elements).filter((part) => part.name && part.type !== "file" && part.type !== "hidden")
    .map((part) => [part, part.type === "checkbox" ? part.checked : part.value]);
  let present = shot();
  function remember() {
    const now = shot();
    if (now.every(([, value], index) => value === present[index][1])) return;
    past.push(present);
    if (past.length > 200) past.shift();
    present = now;
    undoButton.disabled = false;
    form.dataset.changed = "1";
  }
  function undo() {
    const before = past.pop();
    if (!before) return;
    before.forEach(([part, value]) => { if (part.type === "checkbox") part.checked = value; else part.value = value; });
    present = shot();
    undoButton.disabled = past.length === 0;
    redraw();
  }
  undoButton.hidden = false;
  undoButton.addEventListener("click", undo);
  form.querySelector("[data-redraw]").hidden = true;

  // ---- the server draws what is typed ----
  async function redraw() {
    const data = new FormData(form);
    data.delete("picture");
    const turn = ++asked;
    const answer = await fetch(form.dataset.designer, { method: "POST", body: data, headers: { "HX-Request": "true" } });
    // An answer that a later question has overtaken would put old places back.
    if (!answer.ok || turn !== asked || drag) return;
    const had = document.activeElement && document.activeElement.closest ? document.activeElement.closest("[data-key]") : null;
    const key = had ? had.dataset.key : "";
    desk.innerHTML = await answer.text();
    if (ground) desk.querySelector("[data-ground]").setAttribute("href", ground);
    if (key && line(key)) line(key).focus({ preventScroll: true });
    mark();
  }
  function later() {
    clearTimeout(timer);
    timer = setTimeout(redraw, 250);
  }
  form.addEventListener("change", (event) => {
    if (event.target.name === "picture") return;
    remember();
    const part = event.target.closest("[data-line]");
    if (part) part.querySelector("[data-off]").hidden = box(part.dataset.line, "on").checked;
    later();
  });

  // A picture not saved yet is drawn from the file itself.
  form.elements.namedItem("picture").addEventListener("change", (event) => {
    const file = event.target.files[0];
    if (!file || !file.type.startsWith("image/")) return;
    const reader = new FileReader();
    reader.addEventListener("load", () => {
      ground = reader.result;
      desk.querySelector("[data-ground]").setAttribute("href", ground);
    });
    reader.readAsDataURL(file);
  });

  // ---- choosing a line opens its numbers ----
  function mark() {
    desk.querySelectorAll("[data-key]").forEach((part) => part.classList.toggle("now", part.dataset.key === chosen));
    form.querySelectorAll("[data-line]").forEach((part) => part.classList.toggle("now", part.dataset.line === chosen));
    if (chosen && box(chosen, "left_mm")) {
      const { left, top } = place(chosen);
      const name = form.querySelector(`[data-line="${chosen}"] summary`).firstChild.textContent;
      where.textContent = `${name}: trái ${left} mm, trên ${top} mm`.replaceAll(".", ",");
    }
  }
  function choose(key) {
    if (key === chosen) return;
    chosen = key;
    form.querySelectorAll("[data-line][open]").forEach((part) => { if (part.dataset.line !== key) part.open = false; });
    const part = form.querySelector(`[data-line="${key}"]`);
    part.open = true;
    part.scrollIntoView({ block: "nearest" });
    mark();
  }
  desk.addEventListener("focusin", (event) => {
    const part = event.target.closest("[data-key]");
    if (part) choose(part.dataset.key);
  });

  // ---- moving ----
  function put(key, left, top) {
    const part = line(key), page = sheet();
    const wide = Number(part.dataset.wide), high = part.querySelector(".box").getAttribute("height");
    const x = tenth(Math.min(Math.max(left, 0), Number(page.dataset.width) - wide));
    const y = tenth(Math.min(Math.max(top, 0), Number(page.dataset.height) - Math.min(high, Number(page.dataset.height))));
    box(key, "left_mm").value = x;
    box(key, "top_mm").value = y;
    part.setAttribute("transform", `translate(${x - part.dataset.left} ${y - part.dataset.top})`);
    mark();
  }
  const point = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(sheet().getScreenCTM().inverse());

  // Edges and middles of the sheet and of the other lines, as places for the edge or middle of the moved one.
  function snapped(key, left, top) {
    const part = line(key), page = sheet(), wide = Number(part.dataset.wide);
    const across = [[Number(page.dataset.width) / 2, wide / 2]], down = [];
    desk.querySelectorAll("[data-key]").forEach((other) => {
      if (other === part) return;
      const from = Number(other.dataset.left), width = Number(other.dataset.wide);
      across.push([from, 0], [from + width / 2, wide / 2], [from + width, wide]);
      down.push([Number(other.dataset.top), 0]);
    });
    const near = (list, value) => list.map(([line_, shift]) => [Math.abs(line_ - shift - value), line_, line_ - shift])
      .filter(([gap]) => gap <= SNAP).sort((a, b) => a[0] - b[0])[0];
    const x = near(across, left), y = near(down, top);
    guide("x", x ? `M${x[1]} 0V${page.dataset.height}` : "");
    guide("y", y ? `M0 ${y[1]}H${page.dataset.width}` : "");
    return [x ? x[2] : left, y ? y[2] : top];
  }
  function guide(name, path) {
    const drawn = desk.querySelector(`[data-guide="${name}"]`);
    if (drawn) drawn.setAttribute("d", path);
  }

  desk.addEventListener("pointerdown", (event) => {
    const part = event.target.closest("[data-key]");
    if (!part || event.button !== 0) return;
    event.preventDefault();
    part.focus({ preventScroll: true });
    const key = part.dataset.key, from = point(event), at = place(key);
    drag = { key, x: from.x - at.left, y: from.y - at.top };
    desk.setPointerCapture(event.pointerId);
  });
  desk.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const to = point(event);
    const [left, top] = event.altKey ? [to.x - drag.x, to.y - drag.y] : snapped(drag.key, to.x - drag.x, to.y - drag.y);
    put(drag.key, left, top);
  });
  function drop() {
    if (!drag) return;
    drag = null;
    guide("x", "");
    guide("y", "");
    remember();
    later();
  }
  desk.addEventListener("pointerup", drop);
  desk.addEventListener("pointercancel", drop);

  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !typing) {
      event.preventDefault();
      undo();
      return;
    }
    const part = event.target.closest("[data-key]"), way = WAYS[event.key];
    if (!part || !way) return;
    event.preventDefault();
    const step = event.shiftKey ? LARGE : event.ctrlKey || event.metaKey ? SMALL : STEP;
    const key = part.dataset.key, { left, top } = place(key);
    put(key, left + way[0] * step, top + way[1] * step);
    remember();
    later();
  });
})();
