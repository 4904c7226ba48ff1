/** The time of one run, in milliseconds. */
export async function timeOf(work: () => unknown): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [below = Number.NaN, above = Number.NaN] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return (below + above) / 2;
}

/** The time of a run and of its floor right beside it, in milliseconds. */
export type Pair = readonly [taken: number, floor: number];

/** The medians of some pairs. */
export interface Middle {
  readonly taken: number;
  readonly floor: number;
  /** Of the pairs' ratios: a busy moment of the machine affects both halves of a pair. */
  readonly ratio: number;
}

export function middleOf(pairs: readonly Pair[]): Middle {
  return {
    taken: median(pairs.map(([taken]) => taken)),
    floor: median(pairs.map(([, floor]) => floor)),
    ratio: median(pairs.map(([taken, floor]) => taken / floor)),
  };
}

type Clocked = () => Promise<number>;

/** The order alternates: the second run finds a warmer machine, and the garbage of the first. */
export async function pairOf(turn: number, taken: Clocked, floor: Clocked): Promise<Pair> {
  if (turn % 2 === 0) return [await taken(), await floor()];
  const before = await floor();
  return [await taken(), before];
}

export async function inPairs(
  count: number,
  work: (turn: number) => unknown,
  floor: (turn: number) => unknown,
): Promise<Middle> {
  const pairs: Pair[] = [];
  for (let turn = 0; turn < count; turn++)
    pairs.push(
      await pairOf(
        turn,
        () => timeOf(() => work(turn)),
        () => timeOf(() => floor(turn)),
      ),
    );
  return middleOf(pairs);
}

/** The exponent k of a cost that grows like n^k, by least squares through the logarithms. */
export function growthExponent(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([n, cost]) => [Math.log(n), Math.log(cost)] as const);
  const mean = (pick: (point: readonly [number, number]) => number) =>
    logs.reduce((sum, point) => sum + pick(point), 0) / logs.length;
  const [meanN, meanCost] = [mean(([n]) => n), mean(([, cost]) => cost)];
  const covariance = logs.reduce((sum, [n, cost]) => sum + (n - meanN) * (cost - meanCost), 0);
  return covariance / logs.reduce((sum, [n]) => sum + (n - meanN) ** 2, 0);
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

export function times(value: number): string {
  return `${value.toFixed(2)} times`;
}
