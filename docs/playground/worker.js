// Python in a thread of its own, so that the page stays quick while it thinks.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const here = new URL("./", import.meta.url);

async function start() {
  const [pyodide, archive] = await Promise.all([loadPyodide({ indexURL: new URL("pyodide/", here).href }), library()]);
  pyodide.unpackArchive(archive, "zip", { extractDir: "/library" });
  pyodide.runPython("import sys; sys.path.insert(0, '/library'); import stand_ins, bridge");
  return pyodide.pyimport("bridge");
}

// The larger half of what is loaded, and how far it is.
async function library() {
  const archive = await fetch(new URL("namematch.zip", here));
  if (!archive.ok) throw new Error(`namematch.zip: ${archive.status}`);
  const total = Number(archive.headers.get("Content-Length"));
  const parts = [];
  let loaded = 0;
  for (const reader = archive.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).arrayBuffer();
    parts.push(value);
    loaded += value.length;
    if (total) postMessage({ loaded, total });
  }
}

const bridge = start();
bridge.then(
  () => postMessage({ ready: true }),
  (error) => postMessage({ failed: String(error) }),
);

onmessage = async ({ data: { id, call } }) => {
  try {
    postMessage({ id, result: (await bridge).call(...call) });
  } catch (error) {
    postMessage({ id, result: JSON.stringify({ error: String(error) }) });
  }
};
