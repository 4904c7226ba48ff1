import "server-only";
import { countParents, type ParentCount } from "@/lib/domain/pipeline/count-parents";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";

/**
 * The column of a pipeline's row with the parent images of its images, so that pipelines are compared without
 * reading documents.
 */
export function parentsColumn({ images }: Pipeline): { readonly parents: string } {
  return { parents: JSON.stringify(countParents(images.values())) };
}

export function parseParents(column: string): readonly ParentCount[] {
  // Written by `parentsColumn`.
  return JSON.parse(column) as readonly ParentCount[];
}
