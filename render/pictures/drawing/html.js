"use strict";
(() => {
  const main = document.getElementById("picture");
  const svg = main.querySelector("svg");
  const told = document.getElementById("told");
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const whole = svg.viewBox.baseVal;
  const all = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  let view = { ...all };

  const show = () => svg.setAttribute("viewBox", [view.x, view.y, view.width, view.height].join(" "));
  const at = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return { x: point.x, y: point.y };
  };
  const zoom = (by, around) => {
    const width = Math.min(Math.max(view.width * by, 40), all.width * 4);
    const scale = width / view.width;
    const centre = around || { x: view.x + view.width / 2, y: view.y + view.height / 2 };
    view = {
      x: centre.x - (centre.x - view.x) * scale,
      y: centre.y - (centre.y - view.y) * scale,
      width,
      height: view.height * scale,
    };
    show();
  };

  // Pan and zoom.
  let held = null;
  main.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, at(event));
  }, { passive: false });
  main.addEventListener("pointerdown", (event) => { held = at(event); });
  addEventListener("pointerup", () => { held = null; });
  main.addEventListener("pointermove", (event) => {
    if (!held) return;
    const now = at(event);
    view.x -= now.x - held.x;
    view.y -= now.y - held.y;
    show();
  });
  main.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (step) {
      view.x += step[0] * view.width / 10;
      view.y += step[1] * view.height / 10;
      show();
      event.preventDefault();
    }
    if (event.key === "+") zoom(1 / 1.3);
    if (event.key === "-") zoom(1.3);
    if (event.key === "0") reset();
  });
  const reset = () => { view = { ...all }; show(); };
  document.getElementById("in").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("out").addEventListener("click", () => zoom(1.3));
  document.getElementById("all").addEventListener("click", reset);

  // What is at the pointer, and the clause behind it. Texts are set as text, never as markup.
  const known = [...svg.querySelectorAll("[data-id], [data-relations]")];
  const edges = [...svg.querySelectorAll(".edge")];
  const tell = (thing) => {
    const title = thing.querySelector(":scope > title");
    told.replaceChildren();
    const add = (name, text, kind) => {
      if (!text) return;
      const part = document.createElement(name);
      part.textContent = text;
      if (kind) part.className = kind;
      told.append(part);
    };
    add("span", title ? title.textContent : "");
    add("b", thing.dataset.clause, "clause");
    add("code", thing.dataset.id || thing.dataset.relations);
    for (const other of svg.querySelectorAll(".at")) other.classList.remove("at");
    if (thing.matches(".node, .group, .edge")) thing.classList.add("at");
    const id = thing.closest(".node, .group")?.dataset.id;
    for (const edge of edges) edge.classList.toggle("off", Boolean(id) && edge.dataset.from !== id && edge.dataset.to !== id);
  };
  main.addEventListener("pointerleave", () => { for (const edge of edges) edge.classList.remove("off"); });
  for (const thing of known) {
    if (thing.matches(".node, .group")) thing.setAttribute("tabindex", "0");
    thing.addEventListener("pointerover", (event) => {
      if (event.target.closest("[data-id], [data-relations]") === thing) tell(thing);
    });
    thing.addEventListener("focus", () => tell(thing));
  }

  // Search: in what is shown, in ids and in clauses.
  let hits = [];
  let current = -1;
  const things = known.filter((thing) => thing.matches(".node"));
  const look = () => {
    const words = search.value.trim().toLowerCase();
    hits = words ? things.filter((thing) => (thing.textContent + " " + thing.dataset.id + " " + thing.dataset.clause).toLowerCase().includes(words)) : [];
    current = -1;
    for (const thing of things) {
      thing.classList.toggle("hit", hits.includes(thing));
      thing.classList.toggle("miss", Boolean(words) && !hits.includes(thing));
    }
    found.textContent = words ? String(hits.length) : "";
  };
  search.addEventListener("input", look);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { search.value = ""; look(); }
    if (event.key !== "Enter" || !hits.length) return;
    current = (current + 1) % hits.length;
    const box = hits[current].getBBox();
    view = { ...all, width: all.width / 2, height: all.height / 2 };
    view.x = box.x + box.width / 2 - view.width / 2;
    view.y = box.y + box.height / 2 - view.height / 2;
    show();
    tell(hits[current]);
    found.textContent = `${current + 1} / ${hits.length}`;
  });
})();
