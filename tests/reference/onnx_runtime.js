// Runs ONNX files on stored inputs and compares with stored outputs: node onnx_runtime.js MODULES CASES.json [--wrong]
// --wrong doubles the first input of every case, which must be noticed.
const fs = require('fs');
const path = require('path');
const [modules, manifest, wrong] = process.argv.slice(2);
const ort = require(path.join(modules, 'node_modules', 'onnxruntime-node'));
const MOST = 1e-5;

async function difference(c) {
  const session = await ort.InferenceSession.create(c.model);
  const x = Float32Array.from(c.x);
  if (wrong) for (let i = 0; i < c.shape[2]; ++i) x[i] = 2 * x[i] + 1;
  const {y} = await session.run({x: new ort.Tensor('float32', x, c.shape)});
  const shape = [c.shape[0], c.shape[1], c.outputs];
  if (y.dims.join() !== shape.join()) throw new Error(`${c.name}: y has the shape ${y.dims}, not ${shape}`);
  let worst = -1;
  for (let i = 0; i < y.data.length; ++i)
    if (c.compared[Math.floor(i / c.outputs)]) {
      const d = Math.abs(y.data[i] - c.y[i]);
      if (!(d <= worst)) worst = d;  // NaN, too
    }
  return worst;
}

(async () => {
  const cases = JSON.parse(fs.readFileSync(manifest));
  let worst = 0, failed = 0;
  for (const c of cases) {
    const d = await difference(c);
    if (!(d >= 0 && d <= MOST)) {
      ++failed;
      if (!wrong) console.log(`${c.name}: differs by ${d}`);
    } else {
      worst = Math.max(worst, d);
    }
  }
  if (wrong && failed < cases.length / 2) {
    console.log(`wrong inputs were noticed in ${failed} of ${cases.length} only`);
    process.exit(2);
  }
  console.log(`${cases.length} runs in ONNX Runtime ${ort.env.versions.common}, outputs differ by at most ${worst.toExponential(1)}`);
  process.exit(failed ? 1 : 0);
})();
