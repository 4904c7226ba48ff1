import type { Artifact, Image, PipelineEdge } from "./document";
import { isFloating } from "./parent-images";

/** Whether a connection of this artifact can be pinned. */
export function canBePinned(artifact: Artifact): boolean {
  return artifact === "tool" || artifact === "parent-image" || artifact === "image";
}

/**
 * Whether an artifact is fixed by digest, commit or hashed lock file: the answer on the edge (tool, parent image, image), or else
 * the parents of its images.
 * @returns undefined if not answered: no images are named, or none has a known parent
 */
export function pinningOf(
  { artifact, pinned, images }: PipelineEdge,
  known: { readonly get: (id: string) => Image | undefined },
): boolean | undefined {
  if (canBePinned(artifact) && pinned !== undefined) return pinned;
  const parents = images?.flatMap((image) => known.get(image)?.parents ?? []) ?? [];
  return parents.length === 0 ? undefined : !parents.some(isFloating);
}
