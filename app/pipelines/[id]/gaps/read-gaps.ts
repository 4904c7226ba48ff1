import "server-only";
import { type ControlText, textsIn } from "@/components/findings/control-texts";
import { type AskedGaps, gapAddress, requirementKey } from "@/components/findings/gaps/gap-query";
import { type GapRow, gapRows, isShown } from "@/components/findings/gaps/gap-rows";
import type { SearchParams } from "@/lib/client/address";
import { knownTechniques } from "@/components/findings/threats/threat-rows";
import { frameworks } from "@/lib/domain/catalogue/frameworks";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import type { CurrentPosture } from "@/lib/domain/posture/posture";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { assessmentsOf } from "@/lib/domain/posture/coverage/assessments";
import { settledGaps } from "@/lib/domain/posture/findings/settled-gaps";
import type { PipelineAccess } from "@/lib/server/auth/access";
import { getPipelineAndPosture } from "@/lib/server/pipeline/queries";

export interface ReadGaps extends AskedGaps {
  readonly document: PipelineDocument;
  readonly posture: CurrentPosture;
  readonly rows: readonly GapRow[];
}

/** Data of the gaps page and its export: the current gaps, filtered by the address. */
export async function readGaps(access: PipelineAccess, params: SearchParams): Promise<ReadGaps> {
  const {
    pipeline: { document },
    posture,
  } = await getPipelineAndPosture(access);
  const catalogue = catalogueOf(document);
  const textsOf = textsIn(document);
  const known = {
    node: new Set(document.nodes.map(({ id }) => id)),
    control: new Set(catalogue.controls.map(({ id }) => id)),
    framework: new Set([...frameworks, ...(document.policy?.frameworks ?? [])].map(({ id }) => id)),
    technique: knownTechniques,
    requirement: new Set(catalogue.controls.flatMap(({ id }) => requirementsOf(textsOf(id)))),
  };
  const parsed = gapAddress.read(params, known);
  const { query } = parsed;
  const gaps = posture.gaps[query.proof];
  const today = posture.analysedAt.slice(0, 10);
  const assessed = query.show && assessmentsOf(pipelineFromDocument(document), catalogue, today);
  const listed = assessed ? [...gaps, ...settledGaps(assessed, query.proof, query)] : gaps;
  const rows = gapRows(
    document,
    listed.filter(({ status }) => isShown(status, query)),
    today,
  );
  return { document, posture, rows, ...parsed };
}

function requirementsOf({ frameworks: cited }: ControlText): readonly string[] {
  return Object.entries(cited).flatMap(([framework, ids]) => ids.map((id) => requirementKey(framework, id)));
}
