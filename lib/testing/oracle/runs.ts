import { effort } from "../effort";

/** How many random maps are compared with the oracle where all are: 400, or GRAPH_RUNS. */
const runs = Number(process.env["GRAPH_RUNS"] ?? 400);

/** At length: where GRAPH_RUNS asks for more than a thousand. */
export const isAtLength = runs > 1000;

/** The same maps each time, and at length others, unless GRAPH_SEED names the ones that failed. */
const seed = Number(process.env["GRAPH_SEED"] ?? (isAtLength ? Date.now() % 2 ** 31 : 777));

/** For fc.assert. @param share of the usual number of maps, where each takes long. */
export function oracleParameters(share = 1): { readonly numRuns: number; readonly seed: number } {
  return { numRuns: Math.ceil(runs * share), seed };
}

const chunkSize = 100;

/**
 * The maps of a suite in which each map takes long, a hundred to a test: none runs out of time, and a failure says which
 * maps they are. @param share of the usual number of maps, where it is not at length
 */
export function oracleChunks(share: number): readonly { readonly seed: number; readonly numRuns: number }[] {
  const maps = isAtLength ? runs : Math.ceil(runs * share * effort);
  return Array.from({ length: Math.ceil(maps / chunkSize) }, (_, index) => ({
    seed: seed + index,
    numRuns: Math.min(chunkSize, maps - index * chunkSize),
  }));
}

/** For the title of a suite, so that every run says how to repeat it. */
export const oracleTitle = `on ${Math.ceil(runs * effort)} random maps, GRAPH_SEED=${seed}`;

/** In milliseconds: a busy machine is no fault. */
export const oracleTimeout = Math.max(300_000, runs * 200);
