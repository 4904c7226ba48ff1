import type { Control } from "../../domain/catalogue/catalogue";
import type { ClosedType, EntryType } from "../../domain/catalogue/entry-types";
import type { PipelineEdge } from "../../domain/pipeline/document";
import {
  flowInto,
  flowOutOf,
  isEffective,
  isLacking,
  isStranger,
  kindsOf,
  once,
  pinnedOf,
  type Proof,
  type World,
} from "./world";

/** What can be shut: an entry or a spread, at a node or on an edge. */
export interface Opening {
  readonly type: ClosedType;
  readonly node?: string;
  readonly edge?: PipelineEdge;
}

interface Places {
  /** A closer at any of them closes. */
  readonly any: readonly string[];
  /** The same closer at all of them closes; none: nothing. */
  readonly all: readonly string[];
  /** Some closer at each of them closes; none: nothing. */
  readonly each: readonly string[];
}

/** The controls that close it, as far as they are about what travels there. */
function closersOf(world: World, { type, edge }: Opening): readonly Control[] {
  return once(world, `closers ${type} ${edge?.artifact}`, () =>
    world.catalogue.controls.filter(
      ({ closes = [], closesOn }) =>
        closes.includes(type) &&
        (edge === undefined || closesOn === undefined || closesOn.includes(edge.artifact)),
    ),
  );
}

/** Those of them that apply at the node, and close it there. */
export function closersAt(world: World, opening: Opening, node: string): readonly Control[] {
  const kinds = kindsOf(world, world.node(node));
  return closersOf(world, opening).filter(({ id, closesAt }) => {
    const closing = closesAt?.[opening.type];
    return world.status(node, id) !== undefined && (!closing || closing.some((kind) => kinds.includes(kind)));
  });
}

function placesOf(world: World, opening: Opening): Places {
  const { type, node, edge } = opening;
  const only = (...any: readonly string[]): Places => ({ any, all: [], each: [] });
  if (type === "lost-laptop") return only();
  if (!edge) return only(node ?? "");
  if (type === "stored-secret") return only(edge.source);
  if (type === "trusted-service") return only(edge.target);
  if (type === "leaked-secret") {
    const feeders = new Set(flowInto(world, edge.source).map(({ source }) => source));
    const each = [...feeders].filter((id) => closersAt(world, opening, id).length > 0);
    return { any: [edge.source], all: [], each };
  }
  return { any: [edge.source, edge.target], all: repositoriesOf(world, edge.target), each: [] };
}

/** The repositories that hand a node its code, where nothing else does. */
function repositoriesOf(world: World, id: string): readonly string[] {
  const senders = flowInto(world, id)
    .filter(({ artifact }) => artifact === "code")
    .map(({ source }) => source);
  const areRepositories = senders.every((sender) => world.node(sender).kind === "source-repository");
  return areRepositories ? [...new Set(senders)] : [];
}

/** Every place at which a closer can stand, with each closer that applies there. */
export function closerPairs(
  world: World,
  opening: Opening,
): readonly { readonly node: string; readonly control: string }[] {
  const { any, all, each } = placesOf(world, opening);
  return [...new Set([...any, ...all, ...each])].flatMap((node) =>
    closersAt(world, opening, node).map(({ id }) => ({ node, control: id })),
  );
}

export function isClosed(world: World, opening: Opening, proof: Proof): boolean {
  const { type, edge } = opening;
  const { any, all, each } = placesOf(world, opening);
  const closers = closersOf(world, opening).filter(
    ({ asDeclared = [] }) => proof === "declared" || !asDeclared.includes(type),
  );
  const stands = (node: string, control: Control) =>
    closersAt(world, opening, node).includes(control) && isEffective(world, node, control.id, proof);
  if (closers.some((control) => any.some((node) => stands(node, control)))) return true;
  if (all.length > 0 && closers.some((control) => all.every((node) => stands(node, control)))) return true;
  if (each.length > 0 && each.every((node) => closers.some((control) => stands(node, control)))) return true;
  return proof === "declared" && edge !== undefined && (isPinned(world, type, edge) || endsSoon(type, edge));
}

/** A key that ends by itself within a day. */
function endsSoon(type: ClosedType, { artifact, shortLived }: PipelineEdge): boolean {
  return (
    (type === "leaked-secret" || type === "stored-secret") && artifact === "credential" && shortLived === true
  );
}

function isPinned(world: World, type: ClosedType, edge: PipelineEdge): boolean {
  if (type !== "moved-tag" && type !== "hostile-dependency") return false;
  const pairs = closerPairs(world, { type: "moved-tag", edge });
  return (
    pinnedOf(world, edge) === true &&
    !pairs.some(({ node, control }) => world.status(node, control) === "contradicted")
  );
}

export type EntryState = "open" | "set-aside" | "closed-as-declared" | "closed";

/** Analysis 8.2, the state of an entry (of a tool edge also where none arises). */
export function stateOf(world: World, opening: Opening): EntryState {
  const { type, node, edge } = opening;
  return once(world, `state ${type} ${node} ${edge?.id}`, () => {
    if (isClosed(world, opening, "proven")) return "closed";
    if (isClosed(world, opening, "declared")) return "closed-as-declared";
    return isSetAside(world, opening) ? "set-aside" : "open";
  });
}

function isSetAside(world: World, opening: Opening): boolean {
  const pairs = closerPairs(world, opening);
  return (
    pairs.length > 0 &&
    pairs.every(({ node, control }) => world.status(node, control) === "not-applicable") &&
    !isShown(world, opening)
  );
}

/** Open for the attacker: what is closed as declared only, is open as proven. */
export function isOpen(world: World, opening: Opening, proof: Proof): boolean {
  const state = stateOf(world, opening);
  if (proof === "declared" || state !== "closed-as-declared") return state === "open";
  return !isSetAside(world, opening);
}

/** Whether the map itself shows that it is there. */
function isShown(world: World, { type, node, edge }: Opening): boolean {
  switch (type as EntryType) {
    case "untrusted-change":
      return true;
    case "moved-tag":
    case "hostile-dependency":
      return edge !== undefined && pinnedOf(world, edge) === false;
    case "leaked-secret":
    case "stored-secret":
      return edge?.artifact === "credential";
    case "exposed-service":
      return isHandedByStranger(world, node ?? "");
    case "lost-laptop":
      return world
        .outOf(node ?? "")
        .some(
          (one) =>
            one.artifact === "credential" ||
            (one.artifact !== "tool" && world.node(one.target).kind !== "source-repository"),
        );
    default:
      return false;
  }
}

/** A stranger hands to what is no repository and no CI: that it answers strangers is a fact. */
export function isHandedByStranger(world: World, id: string): boolean {
  const { kind } = world.node(id);
  if (kind === "source-repository" || kind === "ci") return false;
  // What comes to a workload is traffic: no connection, whatever it is.
  if (kind === "workload") return world.into(id).some(({ source }) => isStranger(world.node(source)));
  return flowInto(world, id).some(({ source }) => isStranger(world.node(source)));
}

/** Said by the map or by a claim; whether it stays so without assumed steps is asked elsewhere. */
export function isSaid(world: World, opening: Opening): boolean {
  if (isShown(world, opening)) return true;
  if (opening.type === "lost-laptop") return branchesRunUnguarded(world, opening.node ?? "");
  return closerPairs(world, opening).some(({ node, control }) => isLacking(world, node, control));
}

/** Where a developer's branches run without isolation, and that is said. */
function branchesRunUnguarded(world: World, developer: string): boolean {
  const repositories = flowOutOf(world, developer)
    .filter(({ artifact, target }) => artifact === "code" && world.node(target).kind === "source-repository")
    .map(({ target }) => target);
  const code = world.flow.filter(({ artifact }) => artifact === "code");
  const reached = new Set(repositories);
  for (const id of reached)
    if (world.node(id).kind === "source-repository")
      for (const { source, target } of code) if (source === id) reached.add(target);
  return [...reached].some((id) => isLacking(world, id, "ci-untrusted-code-isolation"));
}
