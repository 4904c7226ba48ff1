import { isStranger } from "../pipeline/is-stranger";
import { artifactRows } from "../catalogue/artifact-words";
import { connectionWarning, proposeArtifact } from "../catalogue/kinds";
import type { PipelineEdge } from "../pipeline/document";
import { movedBy } from "../pipeline/moved-by";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { isUnsaid } from "../pipeline/unsaid-connections";
import { lifetimeWord, rightWords } from "../words/credential-words";
import { type Changes, differs, type Edit, type Refused } from "./edit";

/**
 * A new connection with the usual artifact; undefined if that one exists. Refused from a node to itself: imported and older
 * documents may have such a connection, but drawing one is a mistake.
 */
export function connect(
  pipeline: Pipeline,
  source: string,
  target: string,
  id: string,
): Edit | Refused | undefined {
  const [from, to] = [pipeline.nodes.get(source), pipeline.nodes.get(target)];
  if (!from || !to) return undefined;
  if (source === target)
    return {
      refused: `A connection needs two nodes: ${from.name} can't connect to itself.`,
    };
  const artifact = proposeArtifact(from.kind, to.kind);
  const isDrawn = [...pipeline.edges.values()].some(
    (edge) => edge.source === source && edge.target === target && edge.artifact === artifact,
  );
  if (isDrawn) return undefined;
  return {
    operations: [{ type: "edge.added", edge: { id, source, target, artifact, ...movedBy(from) } }],
    label: `connect ${from.name} to ${to.name}`,
    told: [
      `${from.name} connected to ${to.name}.`,
      connectionWarning(from.kind, to.kind, artifact, isStranger(from)) ?? [],
    ]
      .flat()
      .join(" "),
  };
}

/** Works for a deleted connection too: the server then refuses the edit, and the typed text is kept. */
export function changeEdge(pipeline: Pipeline, id: string, set: Changes<"edge">): Edit {
  const edge = pipeline.edges.get(id);
  return {
    operations: [{ type: "edge.changed", edge: id, set }],
    label: edge ? `change ${edgesText(pipeline, [edge])}` : "change a connection",
  };
}

/** Fields that many connections can get at once; null clears a value. */
export type EdgeSetting = Pick<
  Changes<"edge">,
  "automated" | "artifact" | "images" | "pinned" | "right" | "shortLived"
>;

/** Sets fields on connections. Skips those that have the values already, or are deleted. Undefined if none is left. */
export function changeEdges(pipeline: Pipeline, ids: Iterable<string>, set: EdgeSetting): Edit | undefined {
  const edges = [...new Set(ids)]
    .flatMap((id) => pipeline.edges.get(id) ?? [])
    .filter((edge) => differs(edge, set));
  return edges.length === 0
    ? undefined
    : {
        operations: edges.map(({ id }): OperationBody => ({
          type: "edge.changed",
          edge: id,
          set: { ...set },
        })),
        label: settingLabel(set, edgesText(pipeline, edges)),
      };
}

/**
 * Connections that are not marked manual or automated, right after another one was marked: the time to ask for the rest. Empty at
 * any other time, and without connections of developers, which are manual.
 */
export function unsaidAfterAnswer(before: Pipeline, after: Pipeline): readonly string[] {
  const isAnswer = ({ id, automated }: PipelineEdge) =>
    automated !== undefined && before.edges.get(id)?.automated === undefined;
  return [...after.edges.values()].some(isAnswer) ? unsaidHandOvers(after) : [];
}

/** Connections that are not marked manual or automated, without those of developers. */
export function unsaidHandOvers({ edges, nodes }: Pipeline): readonly string[] {
  return [...edges.values()].flatMap((edge) =>
    isUnsaid(edge) && nodes.get(edge.source)?.kind !== "developer" ? [edge.id] : [],
  );
}

function edgesText(pipeline: Pipeline, edges: readonly PipelineEdge[]): string {
  const [only, ...more] = edges;
  const nameOf = (node: string) => pipeline.nodes.get(node)?.name ?? node;
  return only && more.length === 0
    ? `the connection from ${nameOf(only.source)} to ${nameOf(only.target)}`
    : `${edges.length} connections`;
}

function settingLabel(set: EdgeSetting, what: string): string {
  const { automated, artifact, images, pinned, right, shortLived } = set;
  if (artifact !== undefined) return `set the artifact of ${what} to ${artifactRows[artifact].word}`;
  if (images !== undefined) return `${images === null ? "clear" : "set"} the images on ${what}`;
  if (pinned !== undefined)
    return pinned === null ? `clear the pinning of ${what}` : `mark ${what} as ${pinned ? "" : "not "}pinned`;
  if (right !== undefined)
    return right === null
      ? `clear the credential right on ${what}`
      : `set the credential right on ${what} to ${rightWords[right].word.toLowerCase()}`;
  if (shortLived !== undefined)
    return shortLived === null
      ? `clear the lifetime of ${what}`
      : `mark ${what} as ${lifetimeWord(shortLived)}`;
  return automated === null
    ? `clear the automation of ${what}`
    : `mark ${what} as ${automated === true ? "automated" : "manual"}`;
}
