// Python in a thread of its own, so that the page stays quick while it thinks.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const here = new URL("./", import.meta.url);

async function start() {
  const pyodide = await loadPyodide({ indexURL: new URL("pyodide/", here).href });
  const archive = await fetch(new URL("namematch.zip", here));
  if (!archive.ok) throw new Error(`namematch.zip: ${archive.status}`);
  pyodide.unpackArchive(await archive.arrayBuffer(), "zip", { extractDir: "/library" });
  pyodide.runPython("import sys; sys.path.insert(0, '/library'); import stand_ins, bridge");
  return pyodide.pyimport("bridge");
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
