/** A binary heap of numbered states, the cheapest first, that keeps its room from one search to the next. */
export class StateHeap {
  #states = new Int32Array(1024);
  #costs = new Float64Array(1024);
  #size = 0;

  clear(): void {
    this.#size = 0;
  }

  push(state: number, cost: number): void {
    if (this.#size === this.#states.length) this.#grow();
    const states = this.#states;
    const costs = this.#costs;
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((costs[parent] ?? 0) <= cost) break;
      states[at] = states[parent] ?? 0;
      costs[at] = costs[parent] ?? 0;
      at = parent;
    }
    states[at] = state;
    costs[at] = cost;
  }

  /** Takes the cheapest state out; -1 when there is none. */
  pop(): number {
    if (this.#size === 0) return -1;
    const states = this.#states;
    const costs = this.#costs;
    const first = states[0] ?? -1;
    const size = --this.#size;
    const state = states[size] ?? 0;
    const cost = costs[size] ?? 0;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && (costs[child + 1] ?? 0) < (costs[child] ?? 0)) child++;
      if ((costs[child] ?? 0) >= cost) break;
      states[at] = states[child] ?? 0;
      costs[at] = costs[child] ?? 0;
      at = child;
    }
    states[at] = state;
    costs[at] = cost;
    return first;
  }

  #grow(): void {
    const [states, costs] = [this.#states, this.#costs];
    this.#states = new Int32Array(states.length * 2);
    this.#costs = new Float64Array(costs.length * 2);
    this.#states.set(states);
    this.#costs.set(costs);
  }
}
