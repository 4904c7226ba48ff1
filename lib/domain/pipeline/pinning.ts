import type { Artifact, Image, PipelineEdge } from "./document";
import { isFloating } from "./parent-images";

/** Whether it is asked of a connection of this artifact if its name is fixed. */
export function canBePinned(artifact: Artifact): boolean {
  return artifact === "tool" || artifact === "parent-image" || artifact === "image";
}

/**
 * Whether the name by which something is fetched is fixed: by digest, commit or hashed lock file. What the edge says where
 * a tool, a parent image or an image travels; else what the parents of its images say.
 * @returns undefined where nobody has said: no images are named, or none of them has a parent that is known.
 */
export function pinningOf(
  { artifact, pinned, images }: PipelineEdge,
  known: { readonly get: (id: string) => Image | undefined },
): boolean | undefined {
  if (canBePinned(artifact) && pinned !== undefined) return pinned;
  const parents = images?.flatMap((image) => known.get(image)?.parents ?? []) ?? [];
  return parents.length === 0 ? undefined : !parents.some(isFloating);
}
