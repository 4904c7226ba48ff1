import "server-only";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import type { PipelineNode, Policy } from "@/lib/domain/pipeline/document";
import type { Posture } from "@/lib/domain/posture/posture";
import { type Assessment, assessmentsOf } from "@/lib/domain/posture/coverage/assessments";
import { withDisambiguatedName } from "@/lib/domain/posture/words/node-names";
import type { PipelineAccess } from "../auth/access";
import { dayOf } from "../clock";
import { postureOn } from "./pipeline-state";
import { currentState } from "./queries";

/** With unique names of nodes. */
export interface PipelineAssessments {
  readonly revision: number;
  readonly name: string;
  /** Includes the workspace's custom controls and frameworks. */
  readonly policy: Policy;
  readonly nodes: readonly PipelineNode[];
  readonly assessments: readonly Assessment[];
  readonly posture: Posture;
}

/** Every control that applies, gap or not, with the posture of the same state. */
export async function getAssessments(access: PipelineAccess, now = new Date()): Promise<PipelineAssessments> {
  const state = await currentState(access);
  const { pipeline, revision } = state;
  const day = dayOf(now);
  return {
    revision,
    name: pipeline.name,
    policy: pipeline.policy,
    nodes: [...pipeline.nodes.values()].map((node) => withDisambiguatedName(pipeline, node)),
    assessments: [...assessmentsOf(pipeline, catalogueOf(pipeline), day)].map((one) => ({
      ...one,
      node: withDisambiguatedName(pipeline, one.node),
    })),
    posture: postureOn(state, day),
  };
}
