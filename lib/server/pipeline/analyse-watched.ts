import "server-only";
import { createHash } from "node:crypto";
import type { MappedCatalogue } from "@/lib/domain/catalogue/catalogue";
import { notAnalysedSentence, type WhyNotAnalysed } from "@/lib/domain/posture/words/not-analysed";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import type { Posture } from "@/lib/domain/posture/posture";
import { AppError } from "../errors";
import { isReader, oncePerProcess } from "../process";

/** The analysis of this many nodes takes a few milliseconds, so it is not watched. */
const mostUnwatched = 200;

/** The message of scripts/readers.mjs about a map whose analysis ended a reader. */
interface NotAnalysed {
  readonly why: WhyNotAnalysed;
  /** In milliseconds since 1970: no retry until then. */
  readonly until: number;
}

/** The analysis exceeded its time or memory; the map itself can be edited and exported. */
export class NotAnalysedError extends AppError {
  /** Reaches the error page, which gets nothing else of the error in production. */
  readonly digest: string;

  constructor(readonly why: WhyNotAnalysed) {
    super("not-analysed", { detail: notAnalysedSentence(why) });
    this.digest = `not-analysed ${JSON.stringify(why)}`;
  }
}

/** For pages that also work without the analysis: its result, or why there is none. */
export function ifAnalysed<T>(
  read: () => T,
):
  | { readonly is: T; readonly whyNot?: undefined }
  | { readonly is?: undefined; readonly whyNot: WhyNotAnalysed } {
  try {
    return { is: read() };
  } catch (error) {
    if (!(error instanceof NotAnalysedError)) throw error;
    return { whyNot: error.why };
  }
}

/** Analyses a map, unless that ended a reader a short while ago. Throws `not-analysed`. */
export function analyseWatched(pipeline: Pipeline, catalogue: MappedCatalogue, day: string): Posture {
  watch(pipeline);
  return analyse(pipeline, catalogue, day);
}

/**
 * Reports the map in progress to the parent process until the answer is made, so that it knows which map
 * exceeded time or memory. Throws `not-analysed`.
 */
export function watch(pipeline: Pipeline): void {
  if (!isReader() || pipeline.nodes.size <= mostUnwatched) return;
  const key = keyOf(pipeline);
  const known = notAnalysed().get(key);
  if (known && known.until > Date.now()) throw new NotAnalysedError(known.why);
  // Written at once, before any long work.
  process.send?.({ analysing: key });
}

/** The identity of a map: an edit of a claim or a place keeps it. */
function keyOf({ nodes, edges }: Pipeline): string {
  const hash = createHash("sha256");
  for (const { id } of [...nodes.values(), ...edges.values()]) hash.update(id).update("\n");
  return hash.digest("base64");
}

function notAnalysed(): Map<string, NotAnalysed> {
  return oncePerProcess("not-analysed", () => new Map());
}
