import type { Pipeline } from "../pipeline/pipeline";
import { subjectOfPiece } from "./subject-of-piece";
import type { Place } from "./place";

/** A statement that is held back, by the id that its piece would have. */
interface Held {
  readonly node: string;
  readonly control: string;
  readonly id: string;
}

/** Where a piece of the same tool, subject and control is, or is held back, on one node alone: there the next one belongs, too. */
export function createPlaceFollower(
  pipeline: Pipeline,
  held: readonly Held[],
): (control: string, id: string) => Place | undefined {
  let nodes: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  return (control, id) => {
    nodes ??= nodesOfPieces(pipeline, held);
    const [node, ...others] = nodes.get(`${control} ${id}`) ?? [];
    return node === undefined || others.length > 0 ? undefined : { node };
  };
}

function nodesOfPieces(pipeline: Pipeline, held: readonly Held[]): ReadonlyMap<string, ReadonlySet<string>> {
  const nodes = new Map<string, Set<string>>();
  const put = ({ node, control, id }: Held) => {
    const key = `${control} ${id}`;
    nodes.set(key, (nodes.get(key) ?? new Set()).add(node));
  };
  for (const claims of pipeline.claims.values())
    for (const { node, control, evidence = [] } of claims.values())
      for (const { id } of evidence) if (subjectOfPiece(id) !== undefined) put({ node, control, id });
  for (const one of held) if (pipeline.nodes.get(one.node)) put(one);
  return nodes;
}
