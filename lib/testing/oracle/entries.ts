import { type EntryType, entryTypes } from "../../domain/catalogue/entry-types";
import type { Artifact, PipelineEdge, PipelineNode } from "../../domain/pipeline/document";
import type { Beginning } from "./attack";
import {
  closersAt,
  type EntryState,
  isHandedByStranger,
  isOpen,
  isSaid,
  type Opening,
  stateOf,
} from "./closing";
import { strangersReach } from "./origins-and-targets";
import {
  flowInto,
  grouped,
  isContent,
  isEffective,
  isFedNode,
  isFlowEdge,
  isHosted,
  isOneStep,
  isStranger,
  once,
  type Proof,
  type World,
} from "./world";

/** Of what is open, and what one begins with there. */
interface Part {
  readonly opening: Opening;
  readonly beginning: (proof: Proof) => Beginning;
}

/** One place where somebody can begin in one way. A stored secret has a part for each edge that it is for. */
export interface OneEntry {
  readonly type: EntryType;
  /** A node's id, or an edge's as `edge:id`. */
  readonly place: string;
  readonly parts: readonly Part[];
}

const carried: readonly Artifact[] = ["image", "parent-image", "container", "manifest"];

/** Analysis 8.1: every entry of the map, open or not. */
export function entriesOf(world: World): readonly OneEntry[] {
  return once(world, "entries", () => {
    const all = [
      ...world.nodes.flatMap((node) => entriesAt(world, node)),
      ...world.edges.flatMap((edge) => entriesOn(world, edge)),
    ];
    return [...grouped(all, ({ type, place }) => `${type} ${place}`).values()].flatMap((ones) =>
      ones.slice(0, 1).map((one) => ({ ...one, parts: ones.flatMap(({ parts }) => parts) })),
    );
  });
}

function entriesAt(world: World, node: PipelineNode): readonly OneEntry[] {
  const { id, kind } = node;
  const at = (type: EntryType, begin: (proof: Proof) => Beginning = () => hostileAt(type, id)): OneEntry => ({
    type,
    place: id,
    parts: [{ opening: { type, node: id }, beginning: begin }],
  });
  const found: OneEntry[] = [];
  if ((kind === "ci" || kind === "builder") && strangersReach(world).has(id))
    found.push(
      at("untrusted-change", () => ({
        type: "untrusted-change",
        acts: [{ node: id, letter: "J" }],
        doors: [],
      })),
    );
  if (kind === "workload" && isHandedByStranger(world, id)) found.push(at("exposed-service"));
  for (const type of serviceTypes)
    if (isService(world, node) && arisesAt(world, node, type)) {
      const byItsDoor = type === "stolen-account" && kind === "source-repository";
      found.push(byItsDoor ? at(type, (proof) => accountAt(world, id, proof)) : at(type));
    }
  if (
    kind === "developer" &&
    !isStranger(node) &&
    world.outOf(id).some((edge) => edge.artifact === "credential" || isFlowEdge(world, edge))
  )
    found.push(at("lost-laptop"));
  return found;
}

function hostileAt(type: EntryType, node: string): Beginning {
  return { type, acts: [{ node, letter: "H" }], doors: [] };
}

function accountAt(world: World, node: string, proof: Proof): Beginning {
  const isReviewed = isEffective(world, node, "src-two-party-review", proof);
  return {
    type: "stolen-account",
    acts: [{ node, letter: "B" }, ...(isReviewed ? [] : [{ node, letter: "T" } as const])],
    doors: [{ to: node }],
  };
}

const serviceTypes = ["stolen-account", "exposed-service", "unpatched-service"] as const;
const serviceKinds = [
  "source-repository",
  "ci",
  "production-registry",
  "package-registry",
  "delivery",
  "orchestrator",
  "host",
];

function isService(world: World, { id, kind }: PipelineNode): boolean {
  if (!serviceKinds.includes(kind)) return false;
  return kind !== "package-registry" || isFedNode(world, id);
}

function arisesAt(world: World, node: PipelineNode, type: (typeof serviceTypes)[number]): boolean {
  const { id } = node;
  if (type === "exposed-service" && isHandedByStranger(world, id)) return true;
  const hasEdge = world.into(id).length + world.outOf(id).length > 0;
  const canBeClosed = closersAt(world, { type }, id).length > 0;
  return hasEdge && canBeClosed && !(type === "unpatched-service" && isHosted(world, node));
}

function entriesOn(world: World, edge: PipelineEdge): readonly OneEntry[] {
  const { id, artifact, source, target } = edge;
  const { kind } = world.node(source);
  const automation = kind === "ci" || kind === "delivery";
  const isKey = artifact === "credential";
  const keyTo = (type: EntryType): Beginning =>
    isOneStep(world, edge) ? { type, acts: [], doors: [{ to: target, edge }] } : hostileAt(type, target);
  const on = (type: EntryType, begin: Beginning, place = `edge:${id}`): OneEntry => ({
    type,
    place,
    parts: [{ opening: { type, edge }, beginning: () => begin }],
  });
  const found: OneEntry[] = [];
  if (isThirdPartyEdge(world, edge))
    for (const type of ["moved-tag", "hostile-dependency"] as const)
      found.push(
        on(
          type,
          artifact === "tool"
            ? { type, acts: [{ node: target, letter: "J" }], doors: [], built: true }
            : { type, acts: [], doors: [{ to: target, edge }], built: true },
        ),
      );
  if (isKey && kind === "service") {
    if (closersAt(world, { type: "trusted-service", edge }, target).length > 0)
      found.push(on("trusted-service", keyTo("trusted-service")));
  } else if (isKey && (automation || kind === "builder")) {
    found.push(on("stored-secret", { ...keyTo("stored-secret"), secretsOf: source }, source));
  } else if (isKey && kind !== "developer") {
    found.push(on("leaked-secret", keyTo("leaked-secret")));
  }
  if (automation && carried.includes(artifact) && isFlowEdge(world, edge))
    found.push(
      on(
        "stored-secret",
        { type: "stored-secret", acts: [], doors: [{ to: target, edge }], secretsOf: source },
        source,
      ),
    );
  return found;
}

/** A flow or tool edge out of a third-party registry, on which what it brings can turn. */
export function isThirdPartyEdge(world: World, edge: PipelineEdge): boolean {
  const { artifact, source, target } = edge;
  const isFlow = isFlowEdge(world, edge);
  if (!isFlow && artifact !== "tool") return false;
  const end = world.node(target).kind;
  if (end === "package-registry" || (isFlow && end === "parent-registry")) return false;
  const { kind } = world.node(source);
  if (isFlow && isOwnPackageRegistry(world, source)) return false;
  if (kind === "parent-registry" || kind === "package-registry") return true;
  return isFedByThirdParty(world, source) && (artifact === "parent-image" || artifact === "tool");
}

/** What one publishes oneself is no third party's: one's own content comes to it, and nothing from a third party's registry. */
function isOwnPackageRegistry(world: World, id: string): boolean {
  if (world.node(id).kind !== "package-registry") return false;
  const isOwn = (sender: string) => {
    const from = world.node(sender);
    return from.kind === "ci" || from.kind === "builder" || (from.kind === "developer" && !isStranger(from));
  };
  const into = world.into(id).filter((edge) => edge.artifact === "tool" || isFlowEdge(world, edge));
  return (
    into.some((edge) => isContent(world, edge) && isOwn(edge.source)) &&
    !into.some(({ source }) => isThirdPartyRegistry(world, source))
  );
}

/** A production registry that a parent or package registry feeds. */
function isFedByThirdParty(world: World, id: string): boolean {
  return (
    world.node(id).kind === "production-registry" &&
    flowInto(world, id).some(({ source }) =>
      ["parent-registry", "package-registry"].includes(world.node(source).kind),
    )
  );
}

/** A third-party registry: what comes out of it, others made. */
export function isThirdPartyRegistry(world: World, id: string): boolean {
  const { kind } = world.node(id);
  return kind === "parent-registry" || kind === "package-registry" || isFedByThirdParty(world, id);
}

export function isEntryOpen(world: World, { parts }: OneEntry, proof: Proof): boolean {
  return parts.some(({ opening }) => isOpen(world, opening, proof));
}

/** What is stored together is stolen together: all that is open; of what is shut, all of it, as if it were not. */
export function beginningOf(world: World, { type, parts }: OneEntry, proof: Proof): Beginning {
  const open = parts.filter(({ opening }) => isOpen(world, opening, proof));
  const all = (open.length > 0 ? open : parts).map(({ beginning }) => beginning(proof));
  const [first] = all;
  return {
    ...first,
    type,
    acts: all.flatMap(({ acts }) => acts),
    doors: all.flatMap(({ doors }) => doors),
  };
}

export function entryState(world: World, { parts }: OneEntry): EntryState {
  const states = parts.map(({ opening }) => stateOf(world, opening));
  for (const state of ["open", "set-aside", "closed-as-declared"] as const)
    if (states.includes(state)) return state;
  return "closed";
}

/** By what is open of it, if something is: a credential that is closed shows nothing of what is stored beside it. */
export function isEntrySaid(world: World, { parts }: OneEntry, proof: Proof): boolean {
  const open = parts.filter(({ opening }) => isOpen(world, opening, proof));
  return (open.length > 0 ? open : parts).some(({ opening }) => isSaid(world, opening));
}

/** The order of types in lists: the table's, but a hostile dependency after a stored secret. */
export function typeRank(type: EntryType): number {
  const rank = entryTypes.indexOf(type);
  if (type === "hostile-dependency") return entryTypes.indexOf("stored-secret") + 0.5;
  return rank;
}
