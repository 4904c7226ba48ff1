import type { FlowSteps } from "./ways-map";

/** With more nodes than this above, all count as above: finding them costs more than walking. */
const mostAbove = 250;

/** The nodes from which steps can lead to a node of a set: at these an attacker may continue differently than others. */
export interface Above {
  /** @param ends of the steps @param starts of the walks */
  readonly look: (ends: readonly (readonly number[])[], starts: readonly number[]) => void;
  readonly isAbove: (node: number) => boolean;
}

export function createAbove({ componentOf, from, enteringFrom, entering }: FlowSteps): Above {
  let stamp = 0;
  const aboveAt = new Int32Array(componentOf.length);
  const above: number[] = [];
  let [highest, isAllAbove] = [-1, false];
  const addBefore = (node: number) => {
    for (let place = enteringFrom[node] ?? 0; place < (enteringFrom[node + 1] ?? 0); place++) {
      const start = from[entering[place] ?? 0] ?? 0;
      if (aboveAt[start] === stamp || (componentOf[start] ?? 0) > highest) continue;
      aboveAt[start] = stamp;
      above.push(start);
    }
  };
  return {
    look: (ends, starts) => {
      stamp += 1;
      above.length = 0;
      [highest, isAllAbove] = [-1, false];
      // Steps never lead to a component with a higher number, so nodes there are out of reach.
      for (const node of starts) highest = Math.max(highest, componentOf[node] ?? 0);
      for (const some of ends) for (const node of some) addBefore(node);
      for (let at = 0; at < above.length && !isAllAbove; at++) {
        addBefore(above[at] ?? 0);
        isAllAbove = above.length > mostAbove;
      }
    },
    isAbove: (node) => isAllAbove || aboveAt[node] === stamp,
  };
}
