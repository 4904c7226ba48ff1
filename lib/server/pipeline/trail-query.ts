import "server-only";
import { catalogue } from "@/lib/domain/catalog/load";
import { followContainer, type Trail } from "@/lib/domain/follow/trail";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { PipelineAccess } from "../auth/access";
import { dayOf } from "../clock";
import { currentState } from "./queries";

/** The way of a container through the pipeline as it is now. @param image its id; undefined, or one that is gone: all images */
export async function getTrail(
  access: PipelineAccess,
  image: string | undefined,
  now = new Date(),
): Promise<{ readonly pipeline: Pipeline; readonly trail: Trail; readonly today: string }> {
  const { pipeline } = await currentState(access);
  const today = dayOf(now);
  return { pipeline, trail: followContainer(pipeline, catalogue, today, image), today };
}
