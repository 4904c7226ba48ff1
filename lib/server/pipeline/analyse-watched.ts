import "server-only";
import { createHash } from "node:crypto";
import type { MappedCatalogue } from "@/lib/domain/catalogue/catalogue";
import { notAnalysedSentence, type WhyNotAnalysed } from "@/lib/domain/posture/words/not-analysed";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import type { Posture } from "@/lib/domain/posture/posture";
import { AppError } from "../errors";
import { isReader, oncePerProcess } from "../process";

/** The analysis of so many nodes takes a few milliseconds: it is not watched. */
const mostUnwatched = 200;

/** As scripts/readers.mjs says it of a map whose analysis ended a reader. */
interface NotAnalysed {
  readonly why: WhyNotAnalysed;
  /** In milliseconds since 1970: until then it is not tried again. */
  readonly until: number;
}

/** The analysis did not come to its end in its time or memory: the map itself can be edited and exported. */
export class NotAnalysedError extends AppError {
  /** Reaches the page of the error, which says nothing else of it in production. */
  readonly digest: string;

  constructor(readonly why: WhyNotAnalysed) {
    super("not-analysed", { detail: notAnalysedSentence(why) });
    this.digest = `not-analysed ${JSON.stringify(why)}`;
  }
}

/** For what can be shown without the analysis: what it says, or why there is none. */
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
 * Tells the process that started this one which map it works on until its answer is made: what it takes too long or too much memory
 * for is worked out as it is read. Throws `not-analysed`.
 */
export function watch(pipeline: Pipeline): void {
  if (!isReader() || pipeline.nodes.size <= mostUnwatched) return;
  const key = keyOf(pipeline);
  const known = notAnalysed().get(key);
  if (known && known.until > Date.now()) throw new NotAnalysedError(known.why);
  // Written at once, before anything that takes long.
  process.send?.({ analysing: key });
}

/** What a map is told apart by: an edit of a claim or a place makes it no other map. */
function keyOf({ nodes, edges }: Pipeline): string {
  const hash = createHash("sha256");
  for (const { id } of [...nodes.values(), ...edges.values()]) hash.update(id).update("\n");
  return hash.digest("base64");
}

function notAnalysed(): Map<string, NotAnalysed> {
  return oncePerProcess("not-analysed", () => new Map());
}
