// The picture: policies on the left, what they apply to on the right, a line for each attachment.
import { element } from "./details.js";

const rank = { error: 2, warning: 1 };

/** What is drawn: one box for each policy and for each object that traffic goes to. */
export function boxesOf(state) {
  const boxes = new Map();
  const add = (object, isBackend) => {
    const box = boxes.get(object.id) ?? { id: object.id, kind: object.kind, namespace: object.namespace, name: object.name, isBackend: false, isPolicy: false, targets: [], clusters: [], findings: [], status: null };
    box.isBackend ||= isBackend;
    box.isPolicy ||= !isBackend;
    boxes.set(object.id, box);
    return box;
  };
  for (const cluster of state.clusters)
    for (const backend of cluster.backends) add(backend, true).clusters.push(cluster);
  for (const policy of state.policies) {
    const box = add(policy, false);
    box.status = policy;
    // A policy that attaches to a Gateway or route reaches the backends whose fields it decides.
    const reached = new Map(policy.targets.map(t => [t.id, t]));
    for (const cluster of state.clusters)
      if (cluster.origins.some(o => o.winner?.id === policy.id || o.hidden.some(h => h.id === policy.id)))
        for (const backend of cluster.backends) reached.set(backend.id, backend);
    for (const target of reached.values()) {
      add(target, true);
      box.targets.push(target.id);
    }
  }
  for (const finding of state.findings)
    if (finding.id && boxes.has(finding.id)) boxes.get(finding.id).findings.push(finding);
  // What shows in a cluster is the business of those whose cluster it is.
  const clusters = new Map(state.clusters.map(c => [c.name, c]));
  for (const finding of state.findings)
    for (const backend of clusters.get(finding.cluster)?.backends ?? [])
      if (backend.id !== finding.id) boxes.get(backend.id).findings.push(finding);
  return [...boxes.values()].sort((a, b) => a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function isShown(box, filter, all) {
  const text = b => `${b.kind} ${b.namespace}/${b.name}`.toLowerCase();
  if (!filter || text(box).includes(filter)) return true;
  // What is joined to a match is shown with it.
  return all.some(other => text(other).includes(filter) && (other.targets.includes(box.id) || box.targets.includes(other.id)));
}

function marksOf(box) {
  const marks = [];
  const errors = box.findings.filter(f => f.severity === "error").length;
  const warnings = box.findings.filter(f => f.severity === "warning").length;
  if (errors > 0) marks.push(element("span", `${errors} ${errors === 1 ? "error" : "errors"} `, "error-text"));
  if (warnings > 0) marks.push(element("span", `${warnings} ${warnings === 1 ? "warning" : "warnings"} `, "warning-text"));
  if (box.status && !box.status.attached) marks.push(element("span", "attaches to nothing ", "warning-text"));
  else if (box.status) marks.push(element("span", box.status.accepted ? "accepted " : "refused ", box.status.accepted ? "good-text" : "error-text"));
  const failed = box.clusters.filter(c => c.failed).length;
  if (failed > 0) marks.push(element("span", `${failed} without a cluster `, "error-text"));
  else if (box.clusters.length > 0) marks.push(element("span", `${box.clusters.length} ${box.clusters.length === 1 ? "cluster" : "clusters"} `, "quiet"));
  if (box.clusters.some(c => c.changes.length > 0)) marks.push(element("span", "changed ", "warning-text"));
  if (box.clusters.some(c => c.dump.some(d => d.gap))) marks.push(element("span", "differs from the dump ", "error-text"));
  return marks;
}

function levelOf(box) {
  if (box.clusters.some(c => c.failed) || (box.status?.attached && !box.status.accepted)) return "error";
  const worst = Math.max(0, ...box.findings.map(f => rank[f.severity] ?? 0));
  return worst === 2 ? "error" : worst === 1 || box.status?.attached === false ? "warning" : "good";
}

/** Draws the boxes and lines anew; gives the boxes that are shown. */
export function drawPicture(page, choose) {
  const all = boxesOf(page.state);
  const shown = all.filter(b => isShown(b, page.filter, all));
  const focused = document.activeElement?.dataset?.id;
  const chosen = all.find(b => b.id === page.chosen);
  const joined = new Set([page.chosen, ...(chosen?.targets ?? []), ...all.filter(b => b.targets.includes(page.chosen)).map(b => b.id)]);
  const list = (id, boxes, empty) => document.getElementById(id).replaceChildren(...(boxes.length > 0 ? boxes.map(box => {
    const button = element("button", "", `box ${levelOf(box)}${joined.has(box.id) ? " on" : ""}`);
    button.type = "button";
    button.dataset.id = box.id;
    button.setAttribute("aria-pressed", String(box.id === page.chosen));
    button.append(element("span", box.kind, "kind"), element("span", box.namespace ? `${box.namespace}/${box.name}` : box.name, "name"));
    const marks = element("span", "", "marks");
    marks.append(...marksOf(box));
    button.append(marks);
    button.addEventListener("click", () => choose(box.id));
    const item = document.createElement("li");
    item.append(button);
    return item;
  }) : [element("li", empty, "quiet")]));
  list("policies", shown.filter(b => b.isPolicy && !b.isBackend), "no policy");
  list("backends", shown.filter(b => b.isBackend), "nothing that traffic goes to");
  drawLines(shown, page.chosen);
  if (focused) document.querySelector(`.box[data-id="${CSS.escape(focused)}"]`)?.focus();
  return shown;
}

function drawLines(boxes, chosen) {
  const svg = document.getElementById("lines");
  const origin = svg.getBoundingClientRect();
  const place = id => document.querySelector(`.box[data-id="${CSS.escape(id)}"]`)?.getBoundingClientRect();
  const paths = [];
  for (const box of boxes) {
    const from = place(box.id);
    for (const target of box.targets) {
      const to = place(target);
      if (!from || !to) continue;
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      const [x1, y1, x2, y2] = [from.right - origin.left, from.top + from.height / 2 - origin.top, to.left - origin.left, to.top + to.height / 2 - origin.top];
      const middle = (x1 + x2) / 2;
      path.setAttribute("d", `M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`);
      if (box.id === chosen || target === chosen) path.setAttribute("class", "on");
      paths.push(path);
    }
  }
  svg.replaceChildren(...paths);
}

/** Arrow keys: up and down within a column, left and right between the two. */
export function moveFocus(event) {
  if (!event.key.startsWith("Arrow") || !event.target.classList?.contains("box")) return;
  const columns = [...document.querySelectorAll("#map ul")].map(list => [...list.querySelectorAll(".box")]);
  const column = columns.findIndex(boxes => boxes.includes(event.target));
  const row = columns[column].indexOf(event.target);
  const next = event.key === "ArrowUp" ? columns[column][row - 1]
    : event.key === "ArrowDown" ? columns[column][row + 1]
    : event.key === "ArrowLeft" ? columns[0][Math.min(row, columns[0].length - 1)]
    : columns[1][Math.min(row, columns[1].length - 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
