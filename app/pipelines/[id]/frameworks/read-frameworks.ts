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
import { supportingIn } from "@/components/findings/answering-controls";

export interface ReadFrameworks
  extends
    AskedFramework,
    FrameworkRows,
    Pick<PipelineAssessments, "revision" | "name" | "policy" | "nodes" | "posture"> {
  readonly framework: Framework;
  readonly pairsOf: (controls: readonly string[]) => readonly Assessment[];
}

/** Data of the frameworks page and its export: the current pipeline measured by one framework. */
export async function readFrameworks(
  access: PipelineAccess,
  params: SearchParams,
  now = new Date(),
): Promise<ReadFrameworks> {
  const { revision, name, policy, nodes, assessments, posture } = await getAssessments(access, now);
  const known = new Map(
    [...supportingIn({ policy })].map(([framework, requirements]) => [
      framework,
      new Set(requirements.keys()),
    ]),
  );
  const parsed = readFrameworkQuery(params, known);
  const { proof } = parsed.query;
  const framework = frameworkById(parsed.query.framework, { policy });
  if (!framework) throw new Error(`The catalogue has no framework "${usualFramework}".`);
  const pairsOf = createPairsOf(openFirst(assessments, proof));
  const results = posture.frameworks[proof];
  return {
    revision,
    name,
    policy,
    nodes,
    posture,
    framework,
    pairsOf,
    ...requirementRows(framework, results, supportingIn({ policy }).get(framework.id), pairsOf, proof),
    ...parsed,
  };
}
