import "server-only";
import {
  type AskedFramework,
  readFrameworkQuery,
  usualFramework,
} from "@/components/findings/frameworks/framework-query";
import { type FrameworkRows, requirementRows } from "@/components/findings/frameworks/requirements";
import type { SearchParams } from "@/lib/client/address";
import type { Framework } from "@/lib/domain/catalogue/catalogue";
import { frameworkById } from "@/lib/domain/catalogue/frameworks";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import { createPairsOf } from "@/lib/domain/posture/coverage/pairs-by-control";
import type { PipelineAccess } from "@/lib/server/auth/access";
import { getAssessments, type PipelineAssessments } from "@/lib/server/pipeline/assessments";
import { openFirst } from "@/components/findings/pair-counts";
import { supporting } from "@/components/findings/answering-controls";

export interface ReadFrameworks
  extends
    AskedFramework,
    FrameworkRows,
    Pick<PipelineAssessments, "revision" | "name" | "nodes" | "posture"> {
  readonly framework: Framework;
  readonly pairsOf: (controls: readonly string[]) => readonly Assessment[];
}

const known = new Map(
  [...supporting].map(([framework, requirements]) => [framework, new Set(requirements.keys())]),
);

/** What the frameworks page and its export show: one framework held against the pipeline of now. */
export async function readFrameworks(
  access: PipelineAccess,
  params: SearchParams,
  now = new Date(),
): Promise<ReadFrameworks> {
  const { revision, name, nodes, assessments, posture } = await getAssessments(access, now);
  const parsed = readFrameworkQuery(params, known);
  const { proof } = parsed.query;
  const framework = frameworkById(parsed.query.framework);
  if (!framework) throw new Error(`The catalogue has no framework "${usualFramework}".`);
  const pairsOf = createPairsOf(openFirst(assessments, proof));
  const results = posture.frameworks[proof];
  return {
    revision,
    name,
    nodes,
    posture,
    framework,
    pairsOf,
    ...requirementRows(framework, results, pairsOf, proof),
    ...parsed,
  };
}
