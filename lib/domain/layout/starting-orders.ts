import type { Layers } from "./layers";
import type { Order } from "./order";

function eachNeighbour({ before, after }: Layers, place: number, visit: (other: number) => void): void {
  for (const { start, list } of [before, after]) {
    for (let index = start[place] ?? 0; index < (start[place + 1] ?? 0); index++) visit(list[index] ?? 0);
  }
}

/** As a walk along the lines comes upon the places, from the first by id: what hangs together stands together. */
export function walkOrder(layers: Layers): Order {
  const order: number[][] = layers.current.map(() => []);
  const isSeen = new Uint8Array(layers.layerOf.length);
  for (const root of layers.current.flatMap((layer) => Array.from(layer.toSorted()))) {
    const waiting = [root];
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      if (isSeen[place] === 1) continue;
      isSeen[place] = 1;
      order[layers.layerOf[place] ?? 0]?.push(place);
      eachNeighbour(layers, place, (other) => waiting.push(other));
    }
  }
  return order.map((layer) => Int32Array.from(layer));
}

const smoothings = 40;

/**
 * Along the part from one of its ends to the other, by the number of steps and then again and again by the mean of the
 * neighbours: what is near by the lines stands near, and nothing is twisted, which no sweep could undo.
 */
export function endToEndOrder(layers: Layers): Order {
  const count = layers.layerOf.length;
  let along = Float64Array.from(stepsFrom(layers, lastOf(stepsFrom(layers, 0))));
  for (let round = 0; round < smoothings; round++) {
    const smoother = along.slice();
    for (let place = 0; place < count; place++) {
      let [sum, joined] = [0, 0];
      eachNeighbour(layers, place, (other) => {
        sum += along[other] ?? 0;
        joined += 1;
      });
      if (joined > 0) smoother[place] = ((along[place] ?? 0) + sum / joined) / 2;
    }
    along = smoother;
  }
  return layers.current.map((layer) => layer.toSorted((a, b) => (along[a] ?? 0) - (along[b] ?? 0) || a - b));
}

function lastOf(steps: Int32Array): number {
  return steps.reduce((last, distance, place) => (distance > (steps[last] ?? 0) ? place : last), 0);
}

/** -1 where no line leads. */
function stepsFrom(layers: Layers, from: number): Int32Array {
  const steps = new Int32Array(layers.layerOf.length).fill(-1);
  steps[from] = 0;
  const reached = [from];
  for (let done = 0; done < reached.length; done++) {
    const place = reached[done] ?? 0;
    eachNeighbour(layers, place, (other) => {
      if ((steps[other] ?? 0) >= 0) return;
      steps[other] = (steps[place] ?? 0) + 1;
      reached.push(other);
    });
  }
  return steps;
}
