import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { More } from "./more";
import { NodeLink } from "./node-link";

interface NodeListProps {
  readonly pipeline: Pipeline;
  readonly mapPath: string;
  readonly nodes: readonly string[];
  /** Where all of them are to be seen. */
  readonly allHref?: string;
}

/** More than these would be a page of their own. */
export const mostListed = 20;

/** Nodes by name, each with the way to it on the map. */
export function NodeList({ pipeline, mapPath, nodes, allHref }: NodeListProps) {
  return (
    <ul>
      {nodes.slice(0, mostListed).map((node) => (
        <li key={node}>
          <NodeLink mapPath={mapPath} node={node}>
            {nodeName(pipeline, node)}
          </NodeLink>
        </li>
      ))}
      {nodes.length > mostListed && <More count={nodes.length - mostListed} href={allHref} />}
    </ul>
  );
}
