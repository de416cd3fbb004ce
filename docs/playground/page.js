// The tools of the playground. All that they know comes from the library, through worker.js.
const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
const waiting = new Map();
const playground = document.getElementById("tools");
const state = document.getElementById("state");
let asked = 0;
state.textContent = "Loading …";

worker.onmessage = ({ data }) => {
  if (data.ready) return begin();
  if (data.loaded) return progress(data.loaded, data.total);
  if (data.failed) return fail(data.failed);
  waiting.get(data.id)(JSON.parse(data.result));
  waiting.delete(data.id);
};
worker.onerror = (event) => fail(event.message || "the worker could not be started");

function ask(...call) {
  const id = ++asked;
  worker.postMessage({ id, call });
  return new Promise((resolve) => waiting.set(id, resolve));
}
// For tests: the raw answers of the library.
window.namematch = ask;

function progress(loaded, total) {
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
  state.textContent = loaded < total ? `Loading … ${megabytes(loaded)} of ${megabytes(total)} megabytes` : "Starting …";
}

function fail(message) {
  playground.dataset.state = "failed";
  state.textContent = `This did not work: ${message}`;
}

async function begin() {
  const { answer } = await ask("schemes");
  const select = document.querySelector("#romanize select");
  for (const [id, title, languages] of answer) select.add(new Option(`${id} – ${title} (${languages.join(", ")})`, id));
  select.value = "german-duden";
  for (const button of playground.querySelectorAll("button")) button.disabled = false;
  state.textContent = "Ready.";
  playground.dataset.state = "ready";
  shared();
}

// The address holds what was asked last, so that it can be passed on; long texts stay here.
const LONGEST = 1500;

function share(tool, values) {
  const asked = new URLSearchParams({ tool, ...values }).toString();
  history.replaceState(null, "", asked.length > LONGEST ? location.pathname : `#${asked}`);
}

function shared() {
  const { tool, ...values } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  if (tool in show) fill(tool, values);
}

function fill(tool, values) {
  const form = document.getElementById(tool);
  for (const [name, value] of Object.entries(values)) if (form.elements[name]) form.elements[name].value = value;
  form.requestSubmit();
}

function element(tag, text, inside = []) {
  const made = document.createElement(tag);
  if (text !== null) made.textContent = text;
  made.append(...inside);
  return made;
}

// Pictures and marked texts are made by the library, which escapes all that a user typed.
function drawn(markup, tag = "div") {
  const made = document.createElement(tag);
  made.innerHTML = markup;
  return made;
}

function percent(probability) {
  if (probability > 0.999) return "over 99.9 %";
  if (probability < 0.001) return "under 0.1 %";
  return `${(100 * probability).toFixed(1)} %`;
}

function sign(bits) {
  return (bits < 0 ? "−" : "+") + Math.abs(bits).toFixed(1);
}

function verdict(answer) {
  if (answer.missing) return element("p", "A name is missing.");
  const said = answer.same ? "One person, by these names" : "Two people, by these names";
  const line = element("p", `${said}: ${percent(answer.probability)}, ${sign(answer.bits)} bits`);
  line.className = answer.same ? "verdict same" : "verdict different";
  return line;
}

function reading(side) {
  const head = element("h3", side.restored === side.name ? side.name : `${side.name} → ${side.restored}`);
  return element("section", null, [head, ...side.words.map((word) => drawn(word.picture))]);
}

function person(who) {
  const name = who.cyrillic && who.cyrillic !== who.name ? `${who.name} · ${who.cyrillic}` : who.name;
  const forms = who.forms.map(([text, count]) => `${text} ×${count}`).join(", ");
  const spelled = who.picture === null ? element("p", forms) : drawn(who.picture);
  const roles = who.roles.map(([text, form]) => element("li", `${text} → ${form}`));
  return element("section", null, [element("h3", `${who.number}  ${name}`), spelled, element("ul", null, roles)]);
}

function left([name, candidates]) {
  return element("p", `${name} could be ${candidates.join(" or ")}, so it stays on its own.`);
}

const EXPLAINED = "Each bar is a reason with its weight in bits, and begins where the one before ends: blue speaks for one person, orange for two. " +
  "Below it is how each word can be read back, the likeliest way first.";

function compared(answer) {
  if (answer.missing) return [verdict(answer)];
  return [verdict(answer), element("p", EXPLAINED), drawn(answer.picture), ...answer.sides.map(reading)];
}

function table(columns, rows) {
  const cells = (tag, row) => element("tr", null, row.map((cell) => element(tag, cell)));
  const made = element("table", null, [
    element("thead", null, [cells("th", columns)]),
    element("tbody", null, rows.map((row) => cells("td", row))),
  ]);
  const around = element("div", null, [made]);
  around.className = "wide";
  return around;
}

function download(csv) {
  const link = element("a", "Download as CSV");
  // Excel takes a file for UTF-8 by the mark in front.
  link.href = URL.createObjectURL(new Blob(["\ufeff", csv], { type: "text/csv" }));
  link.download = "people.csv";
  return element("p", null, [link]);
}

function listed({ people, columns, rows, csv }) {
  return [element("p", `${people} people in ${rows.length} rows`), table(columns, rows), download(csv)];
}

const show = {
  compare: compared,
  people: listed,
  spell: (answer) => [table(["spelling", "schemes"], answer.map(([text, ids]) => [text, ids.join(", ")]))],
  find: (answer) => [...answer.marked.map((article) => drawn(article, "blockquote")), ...answer.people.map(person), ...answer.open.map(left)],
  romanize: (answer) => [document.createTextNode(answer)],
};
const places = { compare: "compared", find: "found", people: "listed", spell: "spelled", romanize: "romanized" };

for (const tool of Object.keys(show)) {
  const form = document.getElementById(tool);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const place = document.getElementById(places[tool]);
    place.setAttribute("aria-busy", "true");
    const values = Object.fromEntries(new FormData(form));
    share(tool, values);
    const { answer, error } = await ask(tool, ...Object.values(values));
    place.replaceChildren(...(error === undefined ? show[tool](answer) : [element("p", error)]));
    place.removeAttribute("aria-busy");
  });
}

for (const chip of playground.querySelectorAll(".chips button")) {
  chip.addEventListener("click", () => fill("compare", { left: chip.dataset.left, right: chip.dataset.right }));
}
document.getElementById("file").addEventListener("change", async ({ target }) => {
  if (target.files.length) document.querySelector("#people textarea").value = await target.files[0].text();
});
