"use strict";
// The page without this script shows power on the body and every table; with it, the rest comes alive.
const $ = (id) => document.getElementById(id);
const data = JSON.parse($("data").textContent);

// ---- body map
const map = $("map"), paths = [...map.querySelectorAll("path[id]:not(.dots path)")];
const of = (path) => path.id.split(".")[0];
function colour(what) {
  map.dataset.what = what;
  for (const path of paths) {
    const found = what === "reflexes" ? null : (data.muscles[of(path)] || {})[what];
    const role = what === "reflexes" ? "var(--unknown)" : found ? `var(--${found[0]})` : "url(#hatch)";
    path.setAttribute("fill", role);
    const title = path.querySelector("title");
    if (title) title.textContent = named(of(path)) + (what === "reflexes" ? "" : `: ${found ? found[1] : "not examined"}`);
  }
}
function named(id) {
  const side = id.slice(id.lastIndexOf("_") + 1), name = data.names[id.slice(0, -side.length - 1)] || id;
  return side === "midline" ? name : `${name}, ${side}`;
}
function show(id) {
  for (const path of paths) path.classList.toggle("on", of(path) === id);
  const found = data.muscles[id];
  const words = found ? Object.entries(found).map(([what, [, text]]) => `${what} ${text}`).join(", ") : "not examined";
  $("muscle").textContent = id ? `${named(id)}: ${words}` : "";
}
for (const radio of document.querySelectorAll("input[name=what]")) {
  radio.addEventListener("change", () => colour(radio.value));
  if (radio.checked) colour(radio.value);
}
map.addEventListener("click", (event) => {
  const path = event.target.closest("path[id]");
  if (!path) return;
  const id = of(path);
  if (id.startsWith("reflex_")) $("muscle").textContent = path.querySelector("title").textContent;
  else { $("find").value = id; show(id); }
});
$("find").addEventListener("change", () => show($("find").value));

// ---- examination
$("onlybad").addEventListener("change", (event) => $("tables").classList.toggle("onlybad", event.target.checked));

// ---- recordings
const bytes = Uint8Array.from(atob($("numbers").textContent.trim()), (c) => c.charCodeAt(0));
const numbers = new DataView(bytes.buffer);
const pick = $("pick"), slider = $("time"), canvas = $("traces"), pen = canvas.getContext("2d");
const QUIET = 0.05; // [mV] EMG that is nowhere larger is left out
const HEIGHT = { angle: 110, torque: 90, force: 90, EMG: 62, units: 80 }, LEFT = 62, SIDES = ["right", "left", "midline"];
let group = null, rows = [], duration = 1, playing = 0;

function value(line, i) {
  return line.lo + ((numbers.getInt16(2 * (line.o + i), true) + 32767) / 65534) * (line.hi - line.lo);
}
function flat(line) {
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < 2 * line.c; i++) { const v = value(line, i); low = Math.min(low, v); high = Math.max(high, v); }
  return high - low < QUIET;
}
function choose(index) {
  group = data.groups[index];
  const all = SIDES.filter((side) => group.sides[side]).map((side) => [side, group.sides[side]]);
  duration = Math.max(...all.map(([, one]) => one.d));
  const found = new Map();
  for (const [side, one] of all) {
    for (const line of one.rows) {
      const key = line.q === "EMG" ? `EMG ${plain(line.n)}` : line.q;
      if (!found.has(key)) found.set(key, { kind: line.q, label: key, unit: line.u, lines: [] });
      found.get(key).lines.push({ ...line, side, d: one.d });
    }
    if (one.sp && one.sp.length) {
      if (!found.has("units")) found.set("units", { kind: "units", label: "motor units", unit: "", lines: [] });
      found.get("units").lines.push({ sp: one.sp, side, d: one.d });
    }
  }
  const silent = (row) => row.kind === "EMG" && row.lines.every((line) => line.hi - line.lo < QUIET || flat(line));
  rows = [...found.values()].filter((row) => !silent(row));
  const mute = [...found.values()].filter(silent).map((row) => row.label.slice(4));
  for (const row of rows) {
    row.lo = Math.min(...row.lines.map((line) => (line.sp ? 0 : line.lo)));
    row.hi = Math.max(...row.lines.map((line) => (line.sp ? Math.max(...line.sp.map((s) => s[2])) + 1 : line.hi)));
    const least = { angle: 5, torque: 0.5, force: 20, EMG: 0.1 }[row.kind] || 1;
    const missing = Math.max(0, least - (row.hi - row.lo)) / 2;
    row.lo -= missing; row.hi += missing;
  }
  $("steps").textContent = all.map(([side, one]) => `${side}: ${one.words}`).join(" ")
    + (mute.length ? ` No EMG in ${mute.join(", ")}.` : "");
  slider.max = duration; slider.step = duration / 500; slider.value = Math.min(slider.value, duration);
  draw();
}
const plain = (name) => name.split(":")[0].replaceAll("_", " ");
function css(name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); }
function draw() {
  const wide = canvas.clientWidth || 600, ratio = window.devicePixelRatio || 1;
  const tall = rows.reduce((sum, row) => sum + HEIGHT[row.kind] + 8, 26);
  canvas.style.height = `${tall}px`;
  canvas.width = wide * ratio; canvas.height = tall * ratio;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, wide, tall);
  const ink = css("--ink"), muted = css("--muted"), hair = css("--hairline");
  const colours = { right: css("--right"), left: css("--left"), midline: ink };
  const x = (t) => LEFT + (t / duration) * (wide - LEFT - 8);
  pen.font = "12px system-ui, sans-serif"; pen.textBaseline = "middle";
  let top = 4;
  for (const row of rows) {
    const h = HEIGHT[row.kind], y = (v) => top + h - ((v - row.lo) / (row.hi - row.lo)) * h;
    pen.strokeStyle = hair; pen.lineWidth = 1; pen.strokeRect(LEFT, top, wide - LEFT - 8, h);
    pen.fillStyle = muted; pen.textAlign = "right";
    pen.fillText(tidy(row.hi), LEFT - 6, top + 7); pen.fillText(tidy(row.lo), LEFT - 6, top + h - 6);
    pen.save(); pen.beginPath(); pen.rect(LEFT, top - 1, wide - LEFT - 8, h + 2); pen.clip();
    for (const line of row.lines) { pen.strokeStyle = pen.fillStyle = colours[line.side]; stroke(line, x, y); }
    pen.restore();
    names(row, x, y, [LEFT, top, wide - 8, top + h]);
    const label = row.label + (row.unit ? ` [${row.unit}]` : "");
    pen.fillStyle = ink; pen.strokeStyle = css("--page"); pen.lineWidth = 4; pen.lineJoin = "round"; pen.textAlign = "left";
    pen.strokeText(label, LEFT + 6, top + 10); pen.fillText(label, LEFT + 6, top + 10);
    row.top = top; top += h + 8;
  }
  pen.fillStyle = muted;
  for (let i = 0; i <= 4; i++) {
    pen.textAlign = i === 4 ? "right" : "center";
    pen.fillText(`${tidy((duration * i) / 4)}${i === 4 ? " s" : ""}`, x((duration * i) / 4), top + 8);
  }
  const now = Number(slider.value);
  pen.strokeStyle = ink; pen.lineWidth = 1; pen.beginPath(); pen.moveTo(x(now), 0); pen.lineTo(x(now), top); pen.stroke();
  read(now);
}
// Whose line is whose: a name at the peak of each that stands out, from the top; one below the other where they meet.
function names(row, x, y, [left, top, right, bottom]) {
  if (row.kind === "EMG" || row.kind === "units" || new Set(row.lines.map((line) => plain(line.n))).size < 2) return;
  const peaks = new Map();
  for (const line of row.lines) {
    const all = Array.from({ length: line.c }, (_, i) => value(line, i));
    const i = all.reduce((far, v, k) => (Math.abs(v - all[0]) > Math.abs(all[far] - all[0]) ? k : far), 0);
    const peak = { v: all[i], size: Math.abs(all[i] - all[0]), t: ((i + 0.5) / line.c) * line.d }, name = plain(line.n);
    if (peak.size > 0.1 * (row.hi - row.lo) && !(peaks.get(name)?.size > peak.size)) peaks.set(name, peak);
  }
  const taken = [{ x: left, y: top + 10, w: 110 }];
  for (const [name, { v, t }] of [...peaks].sort((one, other) => other[1].v - one[1].v)) {
    const w = pen.measureText(name).width;
    const at = { x: Math.max(left + 4, Math.min(right - w - 4, x(t) - w / 2)), y: Math.max(top + 8, y(v) - 8), w };
    const meets = (one) => Math.abs(one.y - at.y) < 13 && one.x < at.x + w + 4 && at.x < one.x + one.w + 4;
    while (taken.some(meets)) at.y += 4;
    if (at.y > bottom - 6) continue;
    taken.push(at);
    pen.fillStyle = css("--ink"); pen.strokeStyle = css("--page"); pen.lineWidth = 4; pen.lineJoin = "round"; pen.textAlign = "left";
    pen.strokeText(name, at.x, at.y); pen.fillText(name, at.x, at.y);
  }
}
function stroke(line, x, y) {
  if (line.sp) {
    for (const [t, , unit] of line.sp) pen.fillRect(x(t) - 0.7, y(unit) - 1.2, 1.4, 2.4);
    return;
  }
  const at = (i) => x(((i + 0.5) / line.c) * line.d);
  pen.lineWidth = line.e ? 1 : 1.5; pen.lineJoin = "round"; pen.beginPath();
  pen.setLineDash(line.side === "left" && !line.e ? [5, 3] : []);
  for (let i = 0; i < line.c; i++) pen.lineTo(at(i), y(value(line, line.e ? line.c + i : i)));
  if (line.e) {
    for (let i = line.c - 1; i >= 0; i--) pen.lineTo(at(i), y(value(line, i)));
    pen.closePath(); pen.globalAlpha = 0.6; pen.fill(); pen.globalAlpha = 1;
  }
  pen.stroke(); pen.setLineDash([]);
}
function tidy(v) {
  const size = Math.abs(v);
  if (size < 5e-4) return "0";
  return size >= 100 ? v.toFixed(0) : size >= 10 ? v.toFixed(1) : v.toFixed(size < 0.1 ? 3 : 2);
}
function read(now) {
  const cells = new Map();
  for (const row of rows) for (const line of row.lines) {
    if (line.sp || now > line.d) continue;
    const i = Math.min(line.c - 1, Math.floor((now / line.d) * line.c));
    const text = line.e ? `${tidy(value(line, i))} to ${tidy(value(line, line.c + i))}` : tidy(value(line, i));
    const name = `${line.q} ${plain(line.n)} [${line.u}]`;
    const side = line.n.includes(":") ? line.n.split(":")[1] : line.side;
    if (!cells.has(name)) cells.set(name, {});
    cells.get(name)[side] = text;
  }
  $("clock").textContent = `${now.toFixed(3)} s`;
  const body = $("readout").tBodies[0];
  body.replaceChildren(...[...cells].map(([name, sides]) => {
    const line = document.createElement("tr");
    for (const text of [name, sides.right || sides.midline || "", sides.left || ""]) {
      const cell = document.createElement(line.children.length ? "td" : "th");
      cell.textContent = text;
      if (line.children.length) cell.className = "num"; else cell.scope = "row";
      line.append(cell);
    }
    return line;
  }));
}
function scrub(event) {
  if (event.pointerType === "mouse" || event.buttons) {
    const box = canvas.getBoundingClientRect();
    slider.value = ((event.clientX - box.left - LEFT) / (box.width - LEFT - 8)) * duration;
    draw();
  }
}
function tick(before) {
  playing = requestAnimationFrame((now) => {
    const next = Number(slider.value) + ((now - before) / 1000) * Number($("speed").value);
    if (next >= duration) { slider.value = duration; stop(); } else { slider.value = next; tick(now); }
    draw();
  });
}
function stop() { cancelAnimationFrame(playing); playing = 0; $("play").textContent = "Play"; }
$("play").addEventListener("click", () => {
  if (playing) return stop();
  if (Number(slider.value) >= duration - 1e-6) slider.value = 0;
  $("play").textContent = "Stop"; tick(performance.now());
});
pick.addEventListener("change", () => { stop(); choose(Number(pick.value)); });
slider.addEventListener("input", draw);
slider.step = "any";
canvas.addEventListener("pointermove", scrub);
canvas.addEventListener("pointerdown", scrub);
window.addEventListener("resize", draw);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
if (data.groups.length) choose(Number(pick.value));
