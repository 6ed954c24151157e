// The details of what is chosen: who decided each field, the cluster, the manifests, findings, and what is different.
import { boxesOf } from "./picture.js";

const LONGEST_DIFF = 1500;

/** An element with a text; texts of manifests are never read as markup. */
export function element(name, text = "", style = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (style) made.className = style;
  return made;
}

const placeOf = at => !at.file ? "" : at.line ? `${at.file}:${at.line}` : at.file;

export function drawDetails(page, redraw) {
  const state = page.state;
  const box = boxesOf(state).find(b => b.id === page.chosen);
  const clusters = box?.clusters ?? [];
  const ids = box ? idsOf(state, box) : new Set();
  const findings = state.findings.filter(f => !f.id || ids.has(f.id) || clusters.some(c => c.name === f.cluster));
  const texts = state.resources.filter(r => ids.has(r.id));
  const changes = clusters.reduce((n, c) => n + c.changes.length, 0) + texts.filter(t => t.committed !== undefined && t.committed !== null && t.committed !== t.text).length;
  const gaps = clusters.reduce((n, c) => n + c.dump.filter(d => d.gap).length, 0);
  document.getElementById("chosen").textContent = box ? `${box.kind} ${box.namespace ? box.namespace + "/" : ""}${box.name}` : "Nothing to show";
  const tabs = [
    ["fields", "Fields", () => fields(state, box, clusters)],
    ["cluster", "Cluster", () => clusters.length > 0 ? clusters.map(clusterView) : [none(box?.isPolicy ? "Choose a Service or Backend to see its cluster." : "No cluster: nothing here is programmed for it.")]],
    ["manifest", "Manifests", () => texts.length > 0 ? texts.map(manifestView(findings)) : [none("Its manifest is not among the files.")]],
    ["findings", `Findings (${findings.length})`, () => findings.length > 0 ? findings.map(findingView) : [none("Nothing to say: the server, the policies, the gateway and Envoy take it.")]],
    ["changes", `Since the commit (${changes})`, () => changesView(state, clusters, texts)],
  ];
  if (state.dump) tabs.push(["dump", `Running gateway (${gaps})`, () => dumpView(state, clusters)]);
  if (!tabs.some(t => t[0] === page.tab)) page.tab = "fields";

  const list = document.getElementById("tabs");
  const panel = document.getElementById("panel");
  const hadFocus = list.contains(document.activeElement);
  list.replaceChildren(...tabs.map(([id, title], i) => {
    const tab = element("button", title);
    tab.type = "button";
    tab.id = "tab-" + id;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", "panel");
    tab.setAttribute("aria-selected", String(id === page.tab));
    tab.tabIndex = id === page.tab ? 0 : -1;
    tab.addEventListener("click", () => {
      page.tab = id;
      redraw();
    });
    tab.addEventListener("keydown", event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const next = step ? (i + step + tabs.length) % tabs.length : event.key === "Home" ? 0 : event.key === "End" ? tabs.length - 1 : -1;
      if (next < 0) return;
      event.preventDefault();
      page.tab = tabs[next][0];
      redraw();
      document.getElementById("tab-" + page.tab).focus();
    });
    return tab;
  }));
  panel.setAttribute("aria-labelledby", "tab-" + page.tab);
  panel.replaceChildren(...tabs.find(t => t[0] === page.tab)[2]());
  if (hadFocus) document.getElementById("tab-" + page.tab).focus();
}

/** The object itself, and every policy that has a say about it; for a policy also what it applies to. */
function idsOf(state, box) {
  const ids = new Set([box.id]);
  for (const cluster of box.clusters)
    for (const origin of cluster.origins)
      for (const from of [origin.winner, ...origin.hidden]) if (from) ids.add(from.id);
  for (const policy of state.policies)
    if (policy.targets.some(t => t.id === box.id)) ids.add(policy.id);
  return ids;
}

const none = text => element("p", text, "quiet");

function table(heads, rows) {
  const made = document.createElement("table");
  const head = document.createElement("tr");
  head.append(...heads.map(h => element("th", h)));
  const top = document.createElement("thead");
  top.append(head);
  const body = document.createElement("tbody");
  for (const cells of rows) {
    const row = document.createElement("tr");
    cells.forEach((cell, i) => {
      const made = cell instanceof Node ? cell : element("td", cell ?? "");
      made.dataset.head = heads[i];
      row.append(made);
    });
    body.append(row);
  }
  made.append(top, body);
  return made;
}

const code = text => element("td", text, "code");

function valueAt(value, steps) {
  for (const step of steps) value = value?.[step];
  return value === undefined ? "" : JSON.stringify(value);
}

const short = text => text.length > 300 ? text.slice(0, 300) + " ..." : text;

function decider(from) {
  const cell = element("td");
  if (!from.winner) {
    cell.append(element("span", "the gateway's own", "quiet"));
  } else {
    cell.append(element("strong", `${from.winner.kind} ${from.winner.namespace}/${from.winner.name}`), document.createElement("br"), element("code", from.winner.path), element("div", placeOf(from.winner), "place"));
  }
  for (const hidden of from.hidden) {
    const line = element("span", "hides ", "hidden-by");
    line.append(element("s", `${hidden.kind} ${hidden.namespace}/${hidden.name} ${hidden.path}`), ` ${placeOf(hidden)}`);
    cell.append(line);
  }
  return cell;
}

function fields(state, box, clusters) {
  if (box && clusters.length === 0) {
    // A policy: everywhere it decides something, or wanted to.
    const rows = [];
    for (const cluster of state.clusters)
      for (const origin of cluster.origins) {
        const wins = origin.winner?.id === box.id;
        const loses = origin.hidden.find(h => h.id === box.id);
        if (wins || loses) rows.push([cluster.name, code(origin.field), code(short(valueAt(cluster.json, origin.steps))), wins ? "decides" : `hidden by ${origin.winner ? `${origin.winner.kind} ${origin.winner.namespace}/${origin.winner.name}` : "the gateway"}`]);
      }
    return rows.length > 0 ? [table(["Cluster", "Field", "Value", "This policy"], rows)] : [none(box.status?.message || "It decides no field of any cluster.")];
  }
  return clusters.flatMap(cluster => {
    const title = element("h3", cluster.name);
    if (cluster.failed) return [title, failure(cluster)];
    return [title, cluster.origins.length > 0
      ? table(["Field of the cluster", "Value", "Decided by"], cluster.origins.map(o => [code(o.field), code(short(valueAt(cluster.json, o.steps))), decider(o)]))
      : none("No policy decides a field: all of it is the gateway's own.")];
  });
}

function failure(cluster) {
  const made = element("div", "", "finding error");
  made.append(element("p", "The gateway does not get this cluster; its routes answer 500."), element("p", cluster.failed));
  return made;
}

/** Lines with numbers. Each line: [number, text, style]. */
function lines(rows) {
  const box = element("div", "", "scroll");
  const pre = document.createElement("pre");
  for (const [number, text, style] of rows) {
    const row = element("span", "", "row" + (style ? " " + style : ""));
    row.append(element("span", number === null ? "" : String(number), "number"), text + "\n");
    pre.append(row);
  }
  box.tabIndex = 0;
  box.append(pre);
  return box;
}

const split = text => text.replace(/\n$/, "").split("\n");

function clusterView(cluster) {
  const made = document.createElement("div");
  made.append(element("h3", cluster.name + (cluster.gateway ? ` for ${cluster.gateway}` : "")));
  if (cluster.forms > 1) made.append(element("p", `This release decides at random between ${cluster.forms} forms; this is one of them.`, "warning-text"));
  made.append(cluster.failed ? failure(cluster) : lines(split(cluster.yaml).map((text, i) => [i + 1, text])));
  return made;
}

const manifestView = findings => resource => {
  const made = document.createElement("div");
  made.append(element("h3", `${resource.kind} ${resource.namespace ? resource.namespace + "/" : ""}${resource.name}`), element("p", resource.member ? `${placeOf(resource)}, member ${resource.member}, written to ${resource.manifest}` : placeOf(resource), "place"));
  const marked = new Set(findings.filter(f => f.id === resource.id).map(f => f.manifestLine ?? f.line));
  const first = resource.firstLine;
  made.append(lines(split(resource.text).map((text, i) => [first + i, text, marked.has(first + i) ? "mark" : ""])));
  return made;
};

function findingView(finding) {
  const made = element("div", "", `finding ${finding.severity}`);
  const head = document.createElement("p");
  head.append(element("strong", finding.severity, finding.severity === "error" ? "error-text" : finding.severity === "warning" ? "warning-text" : ""), finding.code ? ` ${finding.code}` : "", finding.kind ? ` ${finding.kind} ${finding.namespace ? finding.namespace + "/" : ""}${finding.name}` : "");
  if (finding.path) head.append(" ", element("code", finding.path));
  made.append(head, element("p", finding.message));
  if (finding.rule && !finding.message.includes(finding.rule) && finding.rule !== finding.code) made.append(element("p", "rule: " + finding.rule, "place"));
  if (finding.cluster) made.append(element("p", "cluster " + finding.cluster, "place"));
  if (finding.advice) made.append(element("p", finding.advice, "place"));
  if (placeOf(finding)) made.append(element("p", placeOf(finding) + (finding.column ? ":" + finding.column : ""), "place"));
  return made;
}

/** What stays, goes and comes, line by line: the longest common part, by the usual table. */
export function difference(before, after) {
  const [left, right] = [split(before), split(after)];
  if (before === "") left.length = 0;
  if (after === "") right.length = 0;
  if (left.length > LONGEST_DIFF || right.length > LONGEST_DIFF) return [...left.map(t => ["-", t]), ...right.map(t => ["+", t])];
  const width = right.length + 1;
  const common = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      common[i * width + j] = left[i] === right[j] ? common[(i + 1) * width + j + 1] + 1 : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
  const rows = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) rows.push([" ", left[i++]]), j++;
    else if (i < left.length && (j >= right.length || common[(i + 1) * width + j] >= common[i * width + j + 1])) rows.push(["-", left[i++]]);
    else rows.push(["+", right[j++]]);
  }
  return rows;
}

function changesView(state, clusters, texts) {
  if (!state.commit) return [none("There is no commit to compare with: the files are in no git repository, or nothing is committed.")];
  const made = [];
  for (const cluster of [...clusters, ...state.otherClusters.filter(c => c.changes.length > 0)]) {
    if (cluster.changes.length === 0) continue;
    made.push(element("h3", cluster.name), table(["Field", "Committed", "Now"], cluster.changes.map(c => [code(c.path || "the whole cluster"), code(short(c.before ?? (c.path || c.kind !== "Added" ? "" : "-"))), code(short(c.after ?? ""))])));
  }
  for (const text of texts) {
    if (text.committed === undefined || text.committed === null || text.committed === text.text) continue;
    made.push(element("h3", `${text.kind} ${text.namespace ? text.namespace + "/" : ""}${text.name}${text.committed === "" ? " (new)" : ""}`),
      lines(difference(text.committed, text.text).map(([mark, line]) => [null, `${mark} ${line}`, mark === "+" ? "added" : mark === "-" ? "removed" : ""])));
  }
  for (const removed of state.removed) made.push(element("p", `${removed.kind} ${removed.namespace ? removed.namespace + "/" : ""}${removed.name} is committed, and is not here any more.`, "warning-text"));
  return made.length > 0 ? made : [none(`Nothing differs from commit ${state.commit.slice(0, 8)}.`)];
}

function dumpView(state, clusters) {
  const made = [];
  for (const cluster of clusters) {
    made.push(element("h3", cluster.name));
    made.push(cluster.dump.length === 0 ? element("p", "The gateway runs what the manifests say.", "good-text")
      : table(["Field", "Expected", "Running"], cluster.dump.map(d => [code(d.path || d.kind), code(short(d.expected ?? (d.path ? "" : d.message))), code(short(d.found ?? ""))])));
  }
  const others = state.otherClusters.filter(c => c.dump.length > 0);
  if (others.length > 0) made.push(element("p", `The gateway has ${others.length} more: ${others.slice(0, 20).map(c => c.name).join(", ")}${others.length > 20 ? ", ..." : ""}.`, "quiet"));
  return made.length > 0 ? made : [none("No cluster to compare.")];
}
