// Fetches the state, keeps what is chosen, and draws again whenever the command says that something changed.
import { drawPicture, moveFocus } from "./picture.js";
import { drawDetails } from "./details.js";
import { element } from "./details.js";

const page = {
  state: null,
  chosen: null,
  tab: "fields",
  filter: "",
  choice: { gateway: "", release: "", envoy: "" },
};
const byId = id => document.getElementById(id);
let asked = 0;

function query() {
  const parts = Object.entries(page.choice).filter(([, value]) => value).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return parts.length > 0 ? "?" + parts.join("&") : "";
}

async function load() {
  const ticket = ++asked;
  try {
    const answer = await fetch("state" + query());
    if (!answer.ok) throw new Error(`the command answered ${answer.status}`);
    const state = await answer.json();
    // A later question may have been answered first.
    if (ticket !== asked) return;
    if (state.failure) return fail(state.failure);
    page.state = state;
    draw();
  } catch (error) {
    if (ticket === asked) fail(error.message);
  }
}

function fail(message) {
  byId("problems").replaceChildren(element("p", message));
}

function fill(select, values, chosen, label = value => value) {
  const same = select.options.length === values.length && values.every((value, i) => select.options[i].value === value && select.options[i].text === label(value));
  if (!same) select.replaceChildren(...values.map(value => new Option(label(value), value)));
  select.value = chosen;
}

function draw() {
  const state = page.state;
  document.title = `${state.title} - backenddsl preview`;
  byId("title").textContent = state.title;
  fill(byId("gateway"), state.gateways, state.gateway);
  byId("gateway-label").hidden = state.gateways.length < 2;
  fill(byId("release"), state.releases, state.release, value => `${state.gateway} ${value}`);
  fill(byId("envoy"), state.envoys, state.envoy, value => value === state.envoyOfRelease ? `${value} (of the release)` : value);

  const problems = state.problems.map(p => element("p", `${p.file}${p.line ? ":" + p.line : ""}: ${p.message}`));
  if (state.error) problems.unshift(element("p", "No translation: " + state.error));
  byId("problems").replaceChildren(...problems);

  const errors = state.findings.filter(f => f.severity === "error").length;
  const warnings = state.findings.filter(f => f.severity === "warning").length;
  const changed = state.clusters.filter(c => c.changes.length > 0).length + state.otherClusters.filter(c => c.changes.length > 0).length;
  const count = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;
  byId("summary").textContent = [
    count(state.resources.length, "resource"), count(state.clusters.length, "cluster"), count(errors, "error"), count(warnings, "warning"),
    state.commit ? `${changed} changed since ${state.commit.slice(0, 8)}` : "no commit to compare with",
  ].join(", ");

  const boxes = drawPicture(page, choose);
  if (!page.chosen || !boxes.some(b => b.id === page.chosen)) page.chosen = (boxes.find(b => b.isBackend) ?? boxes[0])?.id ?? null;
  drawPicture(page, choose);
  drawDetails(page, redraw);
}

function redraw() {
  drawDetails(page, redraw);
}

function choose(id) {
  page.chosen = id;
  drawPicture(page, choose);
  drawDetails(page, redraw);
}

for (const name of Object.keys(page.choice)) {
  byId(name).addEventListener("change", event => {
    page.choice[name] = event.target.value;
    // Another gateway has other releases; another release brings its own Envoy.
    if (name === "gateway") page.choice.release = "";
    if (name !== "envoy") page.choice.envoy = "";
    load();
  });
}
byId("choices").addEventListener("submit", event => event.preventDefault());
byId("filter").addEventListener("input", event => {
  page.filter = event.target.value.trim().toLowerCase();
  if (page.state) draw();
});
byId("map").addEventListener("keydown", moveFocus);
addEventListener("resize", () => page.state && drawPicture(page, choose));

const events = new EventSource("events");
const live = byId("live");
events.onmessage = event => {
  live.className = "on";
  live.textContent = "live";
  if (Number(event.data) !== page.state?.version) load();
};
events.onerror = () => {
  live.className = "off";
  live.textContent = "the command has ended";
};
