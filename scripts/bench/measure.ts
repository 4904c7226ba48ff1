/** What one run of the work takes, in milliseconds. */
export async function timeOf(work: () => unknown): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The times of several works that take turns, so that whatever else the machine does meets all of them alike. */
export async function takeTurns<Name extends string>(
  works: { readonly [One in Name]: (turn: number) => unknown },
  turns: number,
): Promise<{ readonly [One in Name]: number }> {
  const names = Object.keys(works) as Name[];
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let turn = 0; turn < turns; turn++)
    for (const name of names) taken.get(name)?.push(await timeOf(() => works[name](turn)));
  // One entry for each of the names.
  return Object.fromEntries([...taken].map(([name, values]) => [name, median(values)])) as {
    readonly [One in Name]: number;
  };
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
