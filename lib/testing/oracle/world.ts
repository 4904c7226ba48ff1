import type { Catalogue, Control, Gate } from "../../domain/catalogue/catalogue";
import type {
  Artifact,
  NodeKind,
  PipelineDocument,
  PipelineEdge,
  PipelineNode,
} from "../../domain/pipeline/document";
import { statusOf, type Status } from "./claims";

// A second opinion on the analysis, written from the text of version 3 alone: slow, plain, and sharing no code with it.

export type Proof = "declared" | "proven";
export type GateControl = Control & { readonly gate: Gate };

/**
 * A map as the oracle looks at it: lists to walk along, and what is claimed where. Self-loops are left out, and so are rights
 * to read, which are no edge at all.
 */
export interface World {
  readonly document: PipelineDocument;
  readonly catalogue: Catalogue;
  readonly today: string;
  readonly nodes: readonly PipelineNode[];
  readonly edges: readonly PipelineEdge[];
  readonly flow: readonly PipelineEdge[];
  readonly gates: readonly GateControl[];
  readonly node: (id: string) => PipelineNode;
  /** Undefined where the control does not apply to the node. */
  readonly status: (node: string, control: string) => Status | undefined;
  readonly control: (id: string) => Control | undefined;
  readonly into: (id: string) => readonly PipelineEdge[];
  readonly outOf: (id: string) => readonly PipelineEdge[];
  /** The controls that apply to each node, whatever is claimed. */
  readonly applying: ReadonlyMap<string, readonly Control[]>;
  /** What has been worked out once, by name. */
  readonly kept: Map<string, unknown>;
}

/** @param drawn a world with the same nodes and edges: what applies where is the same in both */
export function worldOf(
  document: PipelineDocument,
  catalogue: Catalogue,
  today: string,
  drawn?: World,
): World {
  const nodes = document.nodes;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const node = (id: string) => {
    const found = byId.get(id);
    if (!found) throw new Error(`no node ${id}`);
    return found;
  };
  const edges = document.edges.filter((edge) => edge.source !== edge.target && !isRightToRead(edge));
  const flow = edges.filter((edge) => isFlow(edge, node));
  const into = new Map<string, PipelineEdge[]>();
  const outOf = new Map<string, PipelineEdge[]>();
  for (const edge of edges) {
    into.set(edge.target, [...(into.get(edge.target) ?? []), edge]);
    outOf.set(edge.source, [...(outOf.get(edge.source) ?? []), edge]);
  }
  const controls = new Map(catalogue.controls.map((control) => [control.id, control]));
  const statuses = new Map<string, Map<string, Status>>();
  const world: Omit<World, "applying"> = {
    document,
    catalogue,
    today,
    nodes,
    edges,
    flow,
    gates: catalogue.controls.filter((control): control is GateControl => control.gate !== undefined),
    node,
    control: (id) => controls.get(id),
    status: (at, control) => statuses.get(at)?.get(control),
    into: (id) => into.get(id) ?? [],
    outOf: (id) => outOf.get(id) ?? [],
    kept: new Map(),
  };
  const applying =
    drawn?.applying ?? new Map(nodes.map(({ id }) => [id, catalogue.controls.filter(appliesAt(world, id))]));
  const claims = new Map(document.claims.map((claim) => [`${claim.node} ${claim.control}`, claim]));
  for (const [id, list] of applying)
    statuses.set(
      id,
      new Map(
        list.map((control) => [control.id, statusOf(claims.get(`${id} ${control.id}`), today, document)]),
      ),
    );
  return { ...world, applying };
}

/** A control at a node, by ids. */
export interface ControlAt {
  readonly node: string;
  readonly control: string;
}

/** The same map with these controls in place, proven. */
export function withInPlace(world: World, pairs: readonly ControlAt[]): World {
  const set = new Set(pairs.map(({ node, control }) => `${node} ${control}`));
  const status: World["status"] = (node, control) =>
    world.status(node, control) !== undefined && set.has(`${node} ${control}`)
      ? "verified"
      : world.status(node, control);
  return { ...world, status, kept: new Map() };
}

/** Works it out at the first call, and answers with the same after that. */
export function once<T>(world: World, name: string, make: () => T): T {
  // The name is used for one type only.
  if (!world.kept.has(name)) world.kept.set(name, make());
  return world.kept.get(name) as T;
}

// Analysis 1

export function isStranger({ kind, external }: PipelineNode): boolean {
  return kind === "developer" && external === true;
}

function isFlow({ artifact, source, target }: PipelineEdge, node: (id: string) => PipelineNode): boolean {
  if (artifact === "credential" || artifact === "tool") return false;
  return !(isStranger(node(source)) && node(target).kind === "workload");
}

export function isFlowEdge({ node }: World, edge: PipelineEdge): boolean {
  return isFlow(edge, node);
}

export function flowInto(world: Pick<World, "into" | "node">, id: string): readonly PipelineEdge[] {
  return world.into(id).filter((edge) => isFlow(edge, world.node));
}

export function flowOutOf(world: World, id: string): readonly PipelineEdge[] {
  return world.outOf(id).filter((edge) => isFlow(edge, world.node));
}

/** A manifest counts as content only where no other artifact enters its end. */
export function isContent(world: Pick<World, "into" | "node">, edge: PipelineEdge): boolean {
  if (!isFlow(edge, world.node)) return false;
  const isManifest = ({ artifact }: PipelineEdge) => artifact === "manifest";
  return !isManifest(edge) || flowInto(world, edge.target).every(isManifest);
}

const registryKinds: readonly NodeKind[] = ["parent-registry", "package-registry", "production-registry"];
export function isRegistry({ kind }: PipelineNode): boolean {
  return registryKinds.includes(kind);
}

export function isRunner({ kind }: PipelineNode): boolean {
  return kind === "orchestrator" || kind === "host" || kind === "workload";
}

/** It builds, as the map says or as is assumed of it. */
export function isBuilding(world: Pick<World, "into" | "outOf" | "node">, id: string): boolean {
  const { kind, buildsImages } = world.node(id);
  return kind === "builder" || (kind === "ci" && buildsImages === true) || isAssumedBuilder(world, id);
}

/** A ci of which nobody has said whether it builds: it is handed no image or container, and hands one on. */
export function isAssumedBuilder(world: Pick<World, "into" | "outOf" | "node">, id: string): boolean {
  const { kind, buildsImages } = world.node(id);
  const isImage = ({ artifact }: PipelineEdge) => artifact === "image" || artifact === "container";
  return (
    kind === "ci" &&
    buildsImages === undefined &&
    !flowInto(world, id).some(isImage) &&
    world.outOf(id).some(isImage)
  );
}

/** Any other ci of which nobody has said it: it makes *built*, and its images are signed only where it signs. */
export function mayBuild(world: Pick<World, "into" | "outOf" | "node">, id: string): boolean {
  const { kind, buildsImages } = world.node(id);
  return kind === "ci" && buildsImages === undefined && !isAssumedBuilder(world, id);
}

/** Image, parent image and container are one where it is asked what a connection carries. */
export function isOfImages({ artifact }: PipelineEdge): boolean {
  return artifact === "image" || artifact === "parent-image" || artifact === "container";
}

function isRightToRead({ artifact, right }: PipelineEdge): boolean {
  return artifact === "credential" && right === "read";
}

/** A right to publish into a registry, or to deploy to a runner or a delivery: one step into the end, and not all of it. */
export function isOneStep({ node }: Pick<World, "node">, { artifact, right, target }: PipelineEdge): boolean {
  if (artifact !== "credential") return false;
  const end = node(target);
  if (right === "publish") return isRegistry(end);
  return right === "deploy" && (isRunner(end) || end.kind === "delivery");
}

function technologyOf({ catalogue }: Pick<World, "catalogue">, id: string) {
  return catalogue.technologies.find((one) => one.id === id);
}

export function isHostedTechnology(world: World, id: string): boolean {
  return technologyOf(world, id)?.hosted === true;
}

export function isHosted(world: World, { technologies = [] }: PipelineNode): boolean {
  return technologies.length > 0 && technologies.every((id) => isHostedTechnology(world, id));
}

const pinnable: readonly Artifact[] = ["tool", "parent-image", "image"];

/** Whether the name of what travels is fixed; undefined where nobody has said. */
export function pinnedOf({ document }: World, edge: PipelineEdge): boolean | undefined {
  if (edge.pinned !== undefined && pinnable.includes(edge.artifact)) return edge.pinned;
  const parents = (edge.images ?? []).flatMap(
    (id) => document.images.find((image) => image.id === id)?.parents ?? [],
  );
  if (parents.length === 0) return undefined;
  return parents.every(({ digest, ref }) => digest !== undefined || ref.includes("@sha256:"));
}

/** Everything that these edges lead to, the starts included. */
export function reach(starts: Iterable<string>, edges: readonly PipelineEdge[]): ReadonlySet<string> {
  const reached = new Set(starts);
  for (const id of reached) for (const { source, target } of edges) if (source === id) reached.add(target);
  return reached;
}

// Analysis 2

type Drawn = Omit<World, "applying">;

function appliesAt(world: Drawn, id: string): (control: Control) => boolean {
  const node = world.node(id);
  const products = productsOf(world, node);
  const isFed = isFedNode(world, id);
  const isStrangers = !isFed && (node.kind === "parent-registry" || node.kind === "package-registry");
  const entering = world.into(id).filter(({ source }) => !isRunner(world.node(source)));
  const kinds = kindsOf(world, node);
  return (control) => {
    if (control.products && !control.products.some((product) => products.includes(product))) return false;
    if (control.onlyIfFed && !isFed) return false;
    // Nobody acts at a registry that belongs to others.
    if (isStrangers && (control.gate ?? (control.closes ?? []).length > 0)) return false;
    return kinds.some((kind) => {
      if (!control.appliesTo.includes(kind)) return false;
      const needed = control.onlyIfEntered?.[kind];
      return needed === undefined || entering.some(({ artifact }) => needed.includes(artifact));
    });
  };
}

/** Of a host or an orchestrator of which the catalogue knows no technology, nobody has said what it is. */
function productsOf(world: Drawn, { kind, technologies = [] }: PipelineNode): readonly string[] {
  const known = technologies.flatMap((one) => technologyOf(world, one) ?? []);
  if (known.length === 0 && kind === "host") return ["bare-host"];
  if (known.length === 0 && kind === "orchestrator") return ["managed-containers"];
  return known.flatMap(({ products = [] }) => products);
}

/** A flow edge enters it; a package registry is fed by a tool edge, too. */
export function isFedNode(world: Pick<World, "into" | "node">, id: string): boolean {
  const isPackages = world.node(id).kind === "package-registry";
  return (
    flowInto(world, id).length > 0 ||
    (isPackages && world.into(id).some(({ artifact }) => artifact === "tool"))
  );
}

/** The kinds whose controls a node carries. */
export function kindsOf(world: Drawn, node: PipelineNode): readonly NodeKind[] {
  if (node.kind === "ci" && isBuilding(world, node.id)) return ["ci", "builder"];
  const fedByParents = flowInto(world, node.id).some(
    ({ source }) => world.node(source).kind === "parent-registry",
  );
  if (node.kind === "production-registry" && fedByParents) return ["production-registry", "parent-registry"];
  return [node.kind];
}

export function isEffective(world: World, node: string, control: string, proof: Proof): boolean {
  const status = world.status(node, control);
  return status === "verified" || (proof === "declared" && status === "declared");
}

export function isLacking(world: World, node: string, control: string): boolean {
  const status = world.status(node, control);
  return status === "missing" || status === "planned" || status === "partial" || status === "contradicted";
}

/** The values under each key, in the order in which keys come first. */
export function grouped<T, Key>(
  values: readonly T[],
  keyOf: (value: T) => Key,
): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}
