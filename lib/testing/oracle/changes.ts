import type { Control } from "../../domain/catalogue/catalogue";
import type { Claim, PipelineDocument, PipelineEdge, PipelineNode } from "../../domain/pipeline/document";
import { isThirdPartyEdge, isThirdPartyRegistry } from "./entries";
import { buildersOf, endsOf, isInHand } from "./origins-and-targets";
import {
  flowInto,
  isEffective,
  isFlowEdge,
  isRunner,
  isStranger,
  once,
  reach,
  type Proof,
  type World,
} from "./world";

export type Change =
  | { readonly kind: "control"; readonly node: string; readonly control: string }
  | { readonly kind: "remove"; readonly edge: string }
  | { readonly kind: "lead"; readonly edge: string; readonly to: string }
  | { readonly kind: "revoke"; readonly edge: string }
  | { readonly kind: "insert"; readonly edge: string; readonly step: "mirror" | "promotion" | "verifier" };

/** One thing that one could do. */
export interface Part {
  readonly change: Change;
  readonly effort: number;
  readonly control?: Control;
  /** The gate that an inserted node carries. */
  readonly inserted?: Control;
}

/** Everything that one could do by itself. */
export function partsOf(world: World, proof: Proof): readonly Part[] {
  return once(world, `parts ${proof}`, () => [
    ...controlParts(world, proof),
    ...world.edges.flatMap((edge): Part[] => edgeParts(world, edge)),
  ]);
}

function controlParts(world: World, proof: Proof): readonly Part[] {
  return world.nodes.flatMap(({ id }) =>
    world.catalogue.controls.flatMap((control): Part[] => {
      const status = world.status(id, control.id);
      if (status === undefined || status === "not-applicable" || isEffective(world, id, control.id, proof))
        return [];
      const counts =
        (control.gate !== undefined && !isInHand(world, id)) ||
        world.gates.some(({ gate }) => gate.provedBy === control.id) ||
        (control.closes ?? []).length > 0;
      if (!counts) return [];
      const change: Change = { kind: "control", node: id, control: control.id };
      return [{ change, effort: control.effort ?? 1, control }];
    }),
  );
}

function edgeParts(world: World, edge: PipelineEdge): Part[] {
  const { id, artifact, source, target } = edge;
  const [from, to] = [world.node(source), world.node(target)];
  const found: Part[] = [];
  const insert = (step: "mirror" | "promotion" | "verifier", proving: string) => {
    const control = world.control(proving);
    if (control) found.push({ change: { kind: "insert", edge: id, step }, effort: 2, inserted: control });
  };
  if (isRemovable(world, edge)) found.push({ change: { kind: "remove", edge: id }, effort: 1 });
  if (isDevelopersFlow(world, edge))
    for (const repository of leadingTo(world, edge))
      found.push({ change: { kind: "lead", edge: id, to: repository }, effort: 1 });
  const canRevoke =
    (from.kind === "developer" && !isStranger(from)) ||
    from.kind === "source-repository" ||
    from.kind.endsWith("-registry");
  if (artifact === "credential" && canRevoke) found.push({ change: { kind: "revoke", edge: id }, effort: 2 });
  if (isThirdPartyEdge(world, edge))
    insert("mirror", artifact === "tool" ? "dep-quarantine" : "base-mirror-quarantine");
  if (isFlowEdge(world, edge) && (artifact === "image" || artifact === "container"))
    if (!isRunner(from) && isRunner(to)) {
      if (from.kind !== "developer") insert("promotion", "reg-promotion-gate");
      insert("verifier", "adm-image-signature");
    }
  return found;
}

/** A flow edge of a developer, no stranger, past the repositories. */
function isDevelopersFlow(world: World, edge: PipelineEdge): boolean {
  const from = world.node(edge.source);
  return (
    isFlowEdge(world, edge) &&
    from.kind === "developer" &&
    !isStranger(from) &&
    world.node(edge.target).kind !== "source-repository"
  );
}

function leadingTo(world: World, { target }: PipelineEdge): readonly string[] {
  return world.nodes
    .filter(({ id, kind }) => kind === "source-repository" && reach([id], world.flow).has(target))
    .toSorted((a, b) => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ id }) => id);
}

/** Whether taking the edge away leaves what is built where it goes. */
function isRemovable(world: World, edge: PipelineEdge): boolean {
  const from = world.node(edge.source);
  if (!isFlowEdge(world, edge) || isStranger(from)) return false;
  const isDeveloper = from.kind === "developer";
  if (edge.automated !== false && !isDeveloper) return false;
  if (from.kind === "source-repository" || isThirdPartyRegistry(world, from.id)) return false;
  if (isDeveloper && world.node(edge.target).kind === "source-repository") return false;
  const feeders = isInHand(world, from.id)
    ? flowInto(world, from.id)
        .map(({ source }) => source)
        .filter((id) => world.node(id).kind === "developer")
    : [from.id];
  const own = buildersOf(world).filter((id) => !isInHand(world, id));
  const starts = [...feeders, ...(own.length > 0 ? own : endsOf(world).firstParty)];
  const without = world.flow.filter(({ id }) => id !== edge.id);
  const before = reach(starts, world.flow);
  const after = reach(starts, without);
  return endsOf(world).targets.every((target) => !before.has(target) || after.has(target));
}

/** The document with the changes made, one after the other. */
export function changedBy(world: World, changes: readonly Change[]): PipelineDocument {
  let { document } = world;
  for (const change of changes) document = changed({ ...world, document }, change);
  return document;
}

function changed({ document, node, edges }: World, change: Change): PipelineDocument {
  const edge = "edge" in change ? edges.find(({ id }) => id === change.edge) : undefined;
  const without = document.edges.filter(({ id }) => id !== edge?.id);
  switch (change.kind) {
    case "control": {
      const claim: Claim = { node: change.node, control: change.control, status: "implemented" };
      const others = document.claims.filter(
        (one) => one.node !== claim.node || one.control !== claim.control,
      );
      return { ...document, claims: [...others, claim] };
    }
    case "remove":
    case "revoke":
      return { ...document, edges: without };
    case "lead": {
      if (!edge) return document;
      const { id, source } = edge;
      const led: PipelineEdge = { id, source, target: change.to, artifact: "code", automated: true };
      return { ...document, edges: [...without, led] };
    }
    case "insert":
      return edge ? inserted(document, edge, change.step, node(edge.target)) : document;
  }
}

function inserted(
  document: PipelineDocument,
  edge: PipelineEdge,
  step: "mirror" | "promotion" | "verifier",
  end: PipelineNode,
): PipelineDocument {
  const isTool = edge.artifact === "tool";
  const made = {
    mirror: isTool
      ? ({ kind: "package-registry", control: "dep-quarantine", stage: "build" } as const)
      : ({ kind: "parent-registry", control: "base-mirror-quarantine", stage: "build" } as const),
    promotion: { kind: "production-registry", control: "reg-promotion-gate", stage: "distribute" } as const,
    verifier: { kind: "delivery", control: "adm-image-signature", stage: "distribute" } as const,
  }[step];
  const id = "inserted-step";
  const { kind, control, stage } = made;
  const own: PipelineNode = { id, kind, stage, name: `Before ${end.name}`, position: { x: 0, y: 0 } };
  // What runs is told apart from what it is made of: a container is started from an image.
  const artifact = edge.artifact === "container" ? "image" : edge.artifact;
  const into: PipelineEdge = { ...edge, target: id, artifact };
  const onward: PipelineEdge = { ...edge, source: id };
  // The same place is where what others publish comes to what is ours: to a mirror it has not come yet.
  const halves =
    step === "mirror"
      ? [{ ...into, id: "inserted-edge" }, onward]
      : [into, { ...onward, id: "inserted-edge" }];
  return {
    ...document,
    nodes: [...document.nodes, own],
    edges: [...document.edges.filter((one) => one.id !== edge.id), ...halves],
    claims: [...document.claims, { node: id, control, status: "implemented" }],
  };
}
