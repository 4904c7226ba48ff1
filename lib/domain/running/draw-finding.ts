import { proposeArtifact } from "../catalogue/kinds";
import type { Edit, Refused } from "../edits/edit";
import { addNode } from "../edits/nodes";
import type { PipelineEdge, PipelineNode } from "../pipeline/document";
import { limits } from "../pipeline/limits";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { orchestratorNames, registryNames } from "../scan/draft/tools";
import { counted } from "../words/english";
import { Ways } from "./brings";
import { drawFlag } from "./draw-flag";
import type { Drawing } from "./finding";
import { imagesNamed } from "./image-named";
import { isAccountOnly, Registries } from "./registries";
import { familiarName } from "./seen";

/**
 * One step that resolves a finding: adds the registry in its lane, the connection to the runner, and the image if the map names
 * images. One edit, so that one undo reverts it.
 * @param newId makes a free id
 */
export function drawFinding(pipeline: Pipeline, drawing: Drawing, newId: () => string): Edit | Refused {
  if (drawing.does === "place") return drawPlace(pipeline, drawing, newId);
  if (drawing.does === "flag") return drawFlag(pipeline, drawing, newId);
  const plan = new Plan(pipeline, newId);
  const { host } = drawing;
  const to =
    drawing.does === "way"
      ? [{ place: drawing.place, repositories: [drawing.repository] }]
      : drawing.to.filter(({ place }) => pipeline.nodes.get(place));
  if (drawing.does === "way" && !pipeline.nodes.get(drawing.place))
    return { refused: "The node where it runs has been deleted from the map." };
  const registry = plan.registry(host, to[0]?.repositories[0] ?? "");
  for (const { place, repositories } of to)
    for (const repository of repositories) {
      const refused = plan.lead(registry, place, { host, repository });
      if (refused !== undefined) return { refused };
    }
  const [what] = to[0]?.repositories ?? [];
  const name = drawing.does === "way" && what !== undefined ? familiarName(`${host}/${what}`) : registry.name;
  return plan.operations.length === 0
    ? { refused: "It is on the map already." }
    : {
        operations: plan.operations,
        label: `add the path of ${name}`,
        told: `${name} added${to.length === 0 ? "" : `, with ${counted(to.length, "connection")} to the nodes where it runs`}.`,
      };
}

/** What the map becomes, step by step. */
class Plan {
  readonly operations: OperationBody[] = [];
  private readonly edges = new Map<string, PipelineEdge>();
  private readonly images = new Map<string, string>();

  constructor(
    private readonly pipeline: Pipeline,
    private readonly newId: () => string,
  ) {}

  /** The one that is drawn for that host, or a new one. */
  registry(host: string, repository: string): PipelineNode {
    const registries = new Registries(this.pipeline, new Set([host]), new Map());
    const { nodes, isOpen } = registries.of({ host, repository });
    if (nodes[0] && !isOpen) return nodes[0];
    const isAccount = isAccountOnly(host);
    const { name, technologies } = isAccount
      ? { name: `ECR of ${host.split(".")[0]}`, technologies: ["ecr"] }
      : registryNames(host);
    const entry = { kind: "production-registry", name: name.slice(0, limits.name) } as const;
    const { node } = addNode(this.pipeline, entry, this.newId());
    const url = `https://${host}`;
    const drawn: PipelineNode = {
      ...node,
      ...(technologies && { technologies }),
      // By it the registry is known again, whatever it is called later.
      ...(host !== "docker.io" && !isAccount && url.length <= limits.url && { url }),
    };
    this.operations.push({ type: "node.added", node: drawn });
    return drawn;
  }

  /** @returns why it cannot be drawn */
  lead(
    registry: PipelineNode,
    place: string,
    ref: { readonly host: string; readonly repository: string },
  ): string | undefined {
    const target = this.pipeline.nodes.get(place);
    if (!target) return undefined;
    if (new Ways(this.pipeline).bring({ ...ref, unresolved: [] }, [registry], target, "")) return undefined;
    const artifact = proposeArtifact(registry.kind, target.kind);
    const drawn =
      this.edges.get(place) ??
      [...this.pipeline.edges.values()].find(
        (edge) => edge.source === registry.id && edge.target === place && edge.artifact === artifact,
      );
    // A map that names no images has its connections carry all.
    const namesImages = this.pipeline.images.size > 0;
    const image = namesImages ? this.image(ref) : undefined;
    if (namesImages && image === undefined)
      return `The map has ${limits.images} images, the maximum. Delete images, or remove them from connections.`;
    if (!drawn) {
      const edge: PipelineEdge = {
        id: this.newId(),
        source: registry.id,
        target: place,
        artifact,
        ...(image !== undefined && { images: [image] }),
      };
      this.edges.set(place, edge);
      this.operations.push({ type: "edge.added", edge });
      return undefined;
    }
    if (image === undefined || drawn.images === undefined || drawn.images.includes(image)) return undefined;
    const edge = { ...drawn, images: [...drawn.images, image] };
    this.edges.set(place, edge);
    this.operations.push({ type: "edge.changed", edge: drawn.id, set: { images: edge.images } });
    return undefined;
  }

  /** @returns its id; undefined if the map has the maximum number */
  private image(ref: { readonly host: string; readonly repository: string }): string | undefined {
    const [known] = imagesNamed(this.pipeline, ref);
    if (known) return known.id;
    const name = familiarName(`${ref.host}/${ref.repository}`).slice(0, limits.name);
    const added = this.images.get(name);
    if (added !== undefined) return added;
    if (this.pipeline.images.size + this.images.size >= limits.images) return undefined;
    const id = this.newId();
    this.images.set(name, id);
    this.operations.push({ type: "image.added", image: { id, name } });
    return id;
  }
}

function drawPlace(
  pipeline: Pipeline,
  { platform }: Extract<Drawing, { readonly does: "place" }>,
  newId: () => string,
): Edit {
  const kind = platform === "docker" ? "host" : "orchestrator";
  const { name, technologies } = orchestratorNames(platform, undefined);
  const { node } = addNode(pipeline, { kind, name }, newId());
  return {
    operations: [{ type: "node.added", node: { ...node, ...(technologies && { technologies }) } }],
    label: `add ${node.name}`,
    told: `${node.name} added: its runtime data is compared with the map now.`,
  };
}
