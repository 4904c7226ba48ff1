/** How many random maps are compared with the oracle: 1,000, or GRAPH_RUNS. */
const runs = Number(process.env["GRAPH_RUNS"] ?? 1000);

/** At length: where GRAPH_RUNS asks for more than the usual. */
export const isAtLength = runs > 1000;

/** The same maps each time, and at length others, unless GRAPH_SEED names the ones that failed. */
const seed = Number(process.env["GRAPH_SEED"] ?? (isAtLength ? Date.now() % 2 ** 31 : 777));

/** For fc.assert. @param share of the usual number of maps, where each takes long. */
export function oracleParameters(share = 1): { readonly numRuns: number; readonly seed: number } {
  return { numRuns: Math.ceil(runs * share), seed };
}

/** For the title of a suite, so that every run says how to repeat it. */
export const oracleTitle = `on ${runs} random maps, GRAPH_SEED=${seed}`;

/** In milliseconds: a busy machine is no fault. */
export const oracleTimeout = Math.max(300_000, runs * 200);
