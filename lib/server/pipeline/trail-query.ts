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
  /** How many of its controls are open, as declared. */
  readonly open: number;
  readonly today: string;
}

/** The way of a container through the pipeline as it is now. @param image its id; undefined, or one that is gone: all images */
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
