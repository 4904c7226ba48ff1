import { catalogueOf } from "../domain/catalogue/own/catalogue-of";
import { mappedCatalogueOf } from "../domain/catalogue/own/mapped-catalogue-of";
import { followContainer, type Trail } from "../domain/follow/trail";
import type { Pipeline } from "../domain/pipeline/pipeline";
import { analyse } from "../domain/posture/analyse";
import { checkedHandOvers } from "../domain/posture/checked-connections";

/** The ids of the connections that are drawn as checked, by the analysis of the map. */
export function checkedOn(pipeline: Pipeline, today: string): ReadonlySet<string> {
  const { unprotectedHandOvers } = analyse(pipeline, mappedCatalogueOf(pipeline), today);
  return checkedHandOvers(pipeline, catalogueOf(pipeline), today, unprotectedHandOvers?.declared);
}

/** The line of a container with what the analysis says of it. */
export function followed(pipeline: Pipeline, today: string, image?: string): Trail {
  return followContainer(pipeline, catalogueOf(pipeline), today, checkedOn(pipeline, today), image);
}
