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
 * A new connection with the artifact that usually travels there; undefined where that one is drawn already. From a node to
 * itself it is refused: documents may hold such a one, as an import or an older map does, but nobody draws one on purpose.
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
      refused: `A connection goes from one node to another: ${from.name} cannot hand over to itself.`,
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

/** Also of one that somebody deleted meanwhile: doing it is then refused with the text that was typed. */
export function changeEdge(pipeline: Pipeline, id: string, set: Changes<"edge">): Edit {
  const edge = pipeline.edges.get(id);
  return {
    operations: [{ type: "edge.changed", edge: id, set }],
    label: edge ? `change ${edgesText(pipeline, [edge])}` : "change a connection",
  };
}

/** What can be set on many connections at once; null takes the value away. */
export type EdgeSetting = Pick<
  Changes<"edge">,
  "automated" | "artifact" | "images" | "pinned" | "right" | "shortLived"
>;

/** Sets the same on connections; those that have it already, or are gone, are left out. Undefined where none is left. */
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
 * The connections of which nobody has said who moves them, right after it was said of another: the time to ask for the rest.
 * Empty at any other time. What people hand on themselves is not among them: nobody's check-in is automated.
 */
export function unsaidAfterAnswer(before: Pipeline, after: Pipeline): readonly string[] {
  const isAnswer = ({ id, automated }: PipelineEdge) =>
    automated !== undefined && before.edges.get(id)?.automated === undefined;
  return [...after.edges.values()].some(isAnswer) ? unsaidHandOvers(after) : [];
}

/** The connections of which nobody has said who moves them, but for those of people. */
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
  if (artifact !== undefined) return `set what travels on ${what} to ${artifactRows[artifact].word}`;
  if (images !== undefined) return `${images === null ? "clear" : "set"} the images on ${what}`;
  if (pinned !== undefined)
    return pinned === null
      ? `clear whether ${what} is pinned`
      : `mark ${what} as ${pinned ? "" : "not "}pinned`;
  if (right !== undefined)
    return right === null
      ? `clear the credential right on ${what}`
      : `set the credential right on ${what} to ${rightWords[right].word.toLowerCase()}`;
  if (shortLived !== undefined)
    return shortLived === null
      ? `clear whether ${what} is short-lived`
      : `mark ${what} as ${lifetimeWord(shortLived)}`;
  return automated === null
    ? `clear who moves ${what}`
    : `mark ${what} as ${automated === true ? "automated" : "done by hand"}`;
}
