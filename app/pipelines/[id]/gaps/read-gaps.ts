import "server-only";
import { type GapQuery, type ParsedGapQuery, parseGapQuery, type SearchParams } from "@/components/posture/gaps/gap-query";
import { type GapRow, gapRows } from "@/components/posture/gaps/gap-rows";
import { frameworks } from "@/lib/domain/catalog/frameworks";
import { catalogue } from "@/lib/domain/catalog/load";
import type { PostureAnswer } from "@/lib/domain/contract/posture";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import type { PipelineAccess } from "@/lib/server/auth/access";
import { getPipelineAndPosture } from "@/lib/server/pipeline/queries";

export interface ReadGaps extends ParsedGapQuery {
  readonly document: PipelineDocument;
  readonly posture: PostureAnswer;
  readonly rows: readonly GapRow[];
}

/** What the gaps page and its export show: the gaps of now, and what the address asks of them. */
export async function readGaps(access: PipelineAccess, params: SearchParams): Promise<ReadGaps> {
  const {
    pipeline: { document },
    posture,
  } = await getPipelineAndPosture(access);
  const known = {
    nodes: new Set(document.nodes.map(({ id }) => id)),
    controls: new Set(catalogue.controls.map(({ id }) => id)),
    frameworks: new Set(frameworks.map(({ id }) => id)),
  };
  const parsed = parseGapQuery(params, known);
  return { document, posture, rows: gapRows(document, gapsOf(posture, parsed.query)), ...parsed };
}

function gapsOf({ gaps }: PostureAnswer, { proof }: GapQuery) {
  return proof === "proven" ? gaps.asProven : gaps.asDeclared;
}
