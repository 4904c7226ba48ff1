import { type GapQuery, gapsHref } from "@/components/findings/gaps/gap-query";

/** Where the controls that a number of the list counts are listed. */
export function countedGaps(pipeline: string, ask: Omit<GapQuery, "proof" | "sort" | "page">): string {
  return gapsHref(`/pipelines/${pipeline}/gaps`, { ...ask, proof: "declared", sort: "priority", page: 1 });
}
