import "server-only";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import { followContainer, type Trail } from "@/lib/domain/follow/trail";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { checkedHandOvers } from "@/lib/domain/posture/checked-connections";
import type { PipelineAccess } from "../auth/access";
import { dayOf } from "../clock";
import { ifAnalysed } from "./analyse-watched";
import { postureOn } from "./pipeline-state";
import { currentState, openCountOn } from "./queries";

export interface FollowedPipeline {
  readonly pipeline: Pipeline;
  readonly trail: Trail;
  /** The number of its gaps (declared + verified). */
  readonly open: number;
  readonly today: string;
}

/**
 * The path of a container through the current pipeline. @param image its id; undefined, or a deleted one: all
 * images
 */
export async function getTrail(
  access: PipelineAccess,
  image: string | undefined,
  now = new Date(),
): Promise<FollowedPipeline> {
  const state = await currentState(access);
  const { pipeline } = state;
  const today = dayOf(now);
  const catalogue = catalogueOf(pipeline);
  const { is: posture } = ifAnalysed(() => postureOn(state, today));
  const checked = checkedHandOvers(pipeline, catalogue, today, posture?.unprotectedHandOvers?.declared);
  const trail = followContainer(pipeline, catalogue, today, checked, image);
  return { pipeline, trail, open: openCountOn(state, today), today };
}
