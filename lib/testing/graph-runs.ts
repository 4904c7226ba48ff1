/** How many random pipelines a property tries where all are tried: GRAPH_RUNS, 150 unless set. */
const graphRuns = Number(process.env["GRAPH_RUNS"] ?? 150);

/** Another one each time, unless GRAPH_SEED names the one that failed. */
const seed = Number(process.env["GRAPH_SEED"] ?? Date.now() % 2 ** 31);

/** For fc.assert. @param share of the usual number of runs, where one takes long. */
export function graphParameters(share = 1): { readonly numRuns: number; readonly seed: number } {
  return { numRuns: Math.ceil(graphRuns * share), seed };
}

/** For the title of a suite, so that every run says how to repeat it. */
export const graphTitle = `on random pipelines, GRAPH_SEED=${seed}`;

/** In milliseconds, for the tests: a busy machine is no fault. */
export const graphTimeout = Math.max(120_000, graphRuns * 100);
