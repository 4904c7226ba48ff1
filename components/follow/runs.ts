import type { Hop, Trail } from "@/lib/domain/follow/trail";
import type { PipelineNode } from "@/lib/domain/pipeline/document";

export interface NumberedHop {
  readonly hop: Hop;
  /** Its place on the whole line, from 1. */
  readonly number: number;
}

/** Hand-overs of which each goes on from where the one before arrived, all of the main line or all from the side: what is drawn as one strip. */
export interface Run {
  readonly start: PipelineNode;
  /** Nothing on the line comes to where it starts; otherwise it goes on from a node that was drawn before. */
  readonly isFirst: boolean;
  readonly hops: readonly NumberedHop[];
}

export function runsOf({ hops }: Pick<Trail, "hops">): readonly Run[] {
  const runs: { readonly start: PipelineNode; readonly isFirst: boolean; readonly hops: NumberedHop[] }[] =
    [];
  for (const [index, hop] of hops.entries()) {
    const run = runs.at(-1);
    const before = hops[index - 1];
    const numbered = { hop, number: index + 1 };
    if (run && before?.to.id === hop.from.id && before.isSide === hop.isSide) run.hops.push(numbered);
    else runs.push({ start: hop.from, isFirst: hop.isFirst, hops: [numbered] });
  }
  return runs;
}
