import { groupBy } from "../../group-by";
import type { Artifact, Image, PipelineEdge } from "../../pipeline/document";
import { byId, compareText, type Pipeline } from "../../pipeline/pipeline";
import { handOverSentence } from "../../words/connection-sentence";
import { refs } from "./bom-refs";
import { parentRefs, properties } from "./parts";

/** What a connection of each artifact is, in the words of the format. */
const taskTypes: { readonly [A in Artifact]: string } = {
  code: "clone",
  "parent-image": "copy",
  tool: "copy",
  image: "deliver",
  container: "deploy",
  manifest: "deploy",
  credential: "other",
};

/** The builds and connections of the images: a task for each, in order. */
export function formulationOf(pipeline: Pipeline): readonly object[] {
  const edges = [...pipeline.edges.values()].toSorted(byId);
  const built = [...pipeline.images.values()]
    .toSorted(byId)
    .filter(({ builtBy }) => builtBy !== undefined && pipeline.nodes.get(builtBy));
  if (edges.length + built.length === 0) return [];
  const tasks = [
    ...built.map((image) => buildTask(image, pipeline)),
    ...edges.map((edge) => handOverTask(edge, pipeline)),
  ];
  return [
    {
      workflows: [
        {
          "bom-ref": refs.workflow,
          uid: refs.workflow,
          name: pipeline.name,
          taskTypes: [...new Set(tasks.map(({ taskTypes: [type] }) => type ?? "other"))].toSorted(
            compareText,
          ),
          tasks,
          taskDependencies: dependenciesOf(edges, built),
        },
      ],
    },
  ];
}

function buildTask({ id, name, builtBy = "", parents = [] }: Image, { nodes }: Pipeline) {
  return {
    "bom-ref": refs.build(id),
    uid: refs.build(id),
    name: `${nodes.get(builtBy)?.name ?? builtBy} builds ${name}`,
    taskTypes: ["build"],
    resourceReferences: [{ ref: refs.node(builtBy) }],
    inputs: parentRefs(parents).map((ref) => ({ resource: { ref } })),
    outputs: [{ type: "artifact", resource: { ref: refs.image(id) } }],
  };
}

function handOverTask(edge: PipelineEdge, { nodes, images }: Pipeline) {
  const { id, source, target, artifact, automated, pinned, right, shortLived } = edge;
  const [from, to] = [nodes.get(source), nodes.get(target)];
  const named = new Set(edge.images?.filter((image) => images.get(image)));
  const carried = artifact === "image" || artifact === "container" ? [...named].toSorted(compareText) : [];
  return {
    "bom-ref": refs.handOver(id),
    uid: refs.handOver(id),
    name: from && to ? handOverSentence(edge, from, to) : id,
    taskTypes: [taskTypes[artifact]],
    inputs: [{ source: { ref: refs.node(source) }, resource: { ref: refs.node(source) } }],
    outputs:
      carried.length === 0
        ? [{ type: "artifact", target: { ref: refs.node(target) }, resource: { ref: refs.node(target) } }]
        : carried.map((image) => ({
            type: "artifact",
            target: { ref: refs.node(target) },
            resource: { ref: refs.image(image) },
          })),
    properties: properties([
      ["artifact", artifact],
      ["automated", automated?.toString()],
      ["pinned", pinned?.toString()],
      ["right", right],
      ["shortLived", shortLived?.toString()],
    ]),
  };
}

/** Incoming connections of a node come before outgoing ones, and a build before the node's output. */
function dependenciesOf(edges: readonly PipelineEdge[], built: readonly Image[]): readonly object[] {
  const into = groupBy(edges, ({ target }) => target);
  const builds = groupBy(built, ({ builtBy }) => builtBy ?? "");
  const before = (node: string) => (into.get(node) ?? []).map(({ id }) => refs.handOver(id));
  return [
    ...built.map(({ id, builtBy = "" }) => ({ ref: refs.build(id), dependsOn: before(builtBy) })),
    ...edges.map(({ id, source, target }) => ({
      ref: refs.handOver(id),
      dependsOn: [
        ...(builds.get(source) ?? []).map((image) => refs.build(image.id)),
        ...(source === target ? [] : before(source)),
      ],
    })),
  ];
}
