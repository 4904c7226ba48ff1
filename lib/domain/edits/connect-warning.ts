import { connectionWarning } from "../catalogue/connection-warning";
import { proposeArtifact } from "../catalogue/kinds";
import { isStranger } from "../pipeline/is-stranger";
import type { Pipeline } from "../pipeline/pipeline";

/** What is odd about the hand-over that `connect` draws between two nodes; undefined where nothing is. */
export function connectWarning({ nodes }: Pipeline, source: string, target: string): string | undefined {
  const [from, to] = [nodes.get(source), nodes.get(target)];
  if (!from || !to) return undefined;
  return connectionWarning(from.kind, to.kind, proposeArtifact(from.kind, to.kind), isStranger(from));
}
