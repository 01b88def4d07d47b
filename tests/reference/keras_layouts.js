// Gives stored weights to layers of TensorFlow.js and compares with stored outputs: node keras_layouts.js MODULES CASES.json [--wrong]
// --wrong changes one bias of every network, which must be noticed.
const fs = require('fs');
const path = require('path');
const [modules, manifest, wrong] = process.argv.slice(2);
const part = name => require(path.join(modules, 'node_modules', '@tensorflow', `tfjs-${name}`));
const tf = part('core'), {layers, sequential} = part('layers');
part('backend-cpu');
const MAKE = {SimpleRNN: layers.simpleRNN, LSTM: layers.lstm, GRU: layers.gru, Dense: layers.dense};
const MOST = 1e-5;

function difference(c) {
  const net = sequential();
  c.layers.forEach((layer, i) => {
    const given = {units: layer.units};
    if (layer.activation) given.activation = layer.activation;
    if (layer.kind !== 'Dense') Object.assign(given, {returnSequences: layer.return_sequences, recurrentActivation: 'sigmoid', recurrentInitializer: 'zeros'});
    if (i === 0) given.inputShape = [null, c.x[0][0].length];
    net.add(MAKE[layer.kind](given));
  });
  c.layers.forEach((layer, i) => {
    if (wrong && i === 0) layer.weights[2][0] += 1;
    net.layers[i].setWeights(layer.weights.map(w => tf.tensor(w)));
  });
  return tf.max(tf.abs(tf.sub(net.predict(tf.tensor3d(c.x)), tf.tensor3d(c.y)))).dataSync()[0];
}

const cases = JSON.parse(fs.readFileSync(manifest));
let worst = 0, failed = 0;
for (const c of cases) {
  const d = difference(c);
  if (!(d <= MOST)) {
    ++failed;
    if (!wrong) console.log(`${c.name}: differs by ${d}`);
  } else {
    worst = Math.max(worst, d);
  }
}
if (wrong && failed < cases.length / 2) {
  console.log(`a wrong bias was noticed in ${failed} of ${cases.length} only`);
  process.exit(2);
}
console.log(`${cases.length} networks in Keras' layers, outputs differ by at most ${worst.toExponential(1)}`);
process.exit(failed ? 1 : 0);
