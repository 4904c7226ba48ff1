import type { Control } from "../../catalogue/catalogue";
import { bySpread, type SpreadType } from "../../catalogue/entry-types";
import type { MapStatuses } from "../coverage/assess";
import type { Proof } from "../posture";
import { stateOf, type StatusOf } from "./closed-state";
import { closingOnEdge } from "./closing";
import { type Guard, guardsFor } from "./guards";
import { type NodeStanding, nodeStanding } from "./node-standing";
import { findUnsigned } from "../graph/unsigned";
import type { WaysMap } from "./ways-map";

/** The artifact is signed; built by the team; or would be signed if all builders signed. */
export const makerBits = { signed: 1, built: 2, wouldBeSigned: 4 } as const;
/** The marks that a gate in place sees. */
export const seenMarks = makerBits.signed | makerBits.built;

/** The controls in place on a map, by one proof, for attackers. */
export interface Standing {
  readonly proof: Proof;
  readonly statusesAt: MapStatuses["statusesAt"];
  readonly statusOf: StatusOf;
  /** By node: the gates in place there, and all that protect it. */
  readonly ownGuardsAt: readonly (readonly Guard[])[];
  readonly guardsAt: readonly (readonly Guard[])[];
  readonly isReviewed: Uint8Array;
  readonly isIsolated: Uint8Array;
  /** The status says that isolation is not, or not wholly, in place. */
  readonly lacksIsolation: Uint8Array;
  readonly signs: Uint8Array;
  readonly isClosed: { readonly [S in SpreadType]: Uint8Array };
  /** By edge: a tool out of a registry that could have been swapped. */
  readonly takesIn: Uint8Array;
  /** By edge: unsigned artifacts can pass it, so no signature check counts on it. */
  readonly isUnsigned: Uint8Array;
  /** The same, if all builders and possible builders signed. */
  readonly wouldBeUnsigned: Uint8Array;
  /** By node, `makerBits`: artifacts that pass it are signed or built there. */
  readonly makes: Uint8Array;
}

/** O(nodes x applicable controls + edges). */
export function createStanding(map: WaysMap, { statusesAt }: MapStatuses, proof: Proof): Standing {
  return createStandingAfter(map, blankStanding(map, proof), { statusesAt });
}

/** The standing of a map without claims. */
function blankStanding(map: WaysMap, proof: Proof): Standing {
  const none = new Uint8Array(map.graph.nodes.length);
  return {
    proof,
    statusesAt: [],
    statusOf: () => "not-assessed",
    ownGuardsAt: [],
    guardsAt: [],
    isReviewed: none,
    isIsolated: none,
    lacksIsolation: none,
    signs: none,
    isClosed: bySpread(() => none),
    takesIn: new Uint8Array(map.graph.edges.length),
    isUnsigned: new Uint8Array(map.graph.edges.length),
    wouldBeUnsigned: new Uint8Array(map.graph.edges.length),
    makes: none,
  };
}

/** The same for another standing of the map. Costs only the changed claims, and shares the rest. */
function createStandingAfter(
  map: WaysMap,
  before: Standing,
  { statusesAt }: Pick<MapStatuses, "statusesAt">,
): Standing {
  const { proof } = before;
  const statusOf = statusesOf(statusesAt);
  const changed = new Map<number, NodeStanding>();
  for (let node = 0; node < statusesAt.length; node++)
    if (statusesAt[node] !== before.statusesAt[node])
      changed.set(node, nodeStanding(map, node, statusesAt[node], proof));
  const flags = (known: Uint8Array, of: (one: NodeStanding) => number) => {
    let found = known;
    for (const [node, one] of changed) {
      if (found[node] === of(one)) continue;
      if (found === known) found = known.slice();
      found[node] = of(one);
    }
    return found;
  };
  const isClosed = (type: SpreadType) => flags(before.isClosed[type], (one) => one.isClosed[type]);
  const signs = flags(before.signs, (one) => one.signs);
  const ownGuardsAt = [...before.ownGuardsAt];
  for (const [node, { guards }] of changed) ownGuardsAt[node] = guards;
  // The controls in place at a node also count for the runners that receive its manifests.
  const guardsAt = [...before.guardsAt];
  const affected = new Set([...changed.keys()].flatMap((node) => [node, ...(map.sendsTo.get(node) ?? [])]));
  for (const at of affected) guardsAt[at] = guardsFor(map.graph, ownGuardsAt, at);
  return {
    proof,
    statusesAt,
    statusOf,
    ownGuardsAt,
    guardsAt,
    isReviewed: flags(before.isReviewed, (one) => one.isReviewed),
    isIsolated: flags(before.isIsolated, (one) => one.isIsolated),
    lacksIsolation: flags(before.lacksIsolation, (one) => one.lacksIsolation),
    signs,
    isClosed: bySpread(isClosed),
    takesIn: findTakenIn(map, statusOf, proof),
    ...(signs === before.signs && before.makes !== before.signs
      ? { isUnsigned: before.isUnsigned, wouldBeUnsigned: before.wouldBeUnsigned, makes: before.makes }
      : {
          isUnsigned: findUnsigned({ ...map, signs }),
          wouldBeUnsigned: findUnsigned({
            ...map,
            signs: signs.map((one, at) => one | (map.mayBuild[at] ?? 0)),
          }),
          makes: findMakers(map, signs),
        }),
  };
}

/** The standing with one more control implemented on a node, as declared. */
export function withImplemented(map: WaysMap, before: Standing, node: number, control: Control): Standing {
  const index = map.controlsAt[node]?.findIndex(({ id }) => id === control.id) ?? -1;
  const status = before.proof === "proven" ? "verified" : "declared";
  const statuses = (before.statusesAt[node] ?? []).with(index, status);
  return createStandingAfter(map, before, { statusesAt: before.statusesAt.with(node, statuses) });
}

function statusesOf(statusesAt: MapStatuses["statusesAt"]): StatusOf {
  return ({ node, index }) => statusesAt[node]?.[index] ?? "not-assessed";
}

function findTakenIn(map: WaysMap, statusOf: StatusOf, proof: Proof): Uint8Array {
  const takesIn = new Uint8Array(map.graph.edges.length);
  for (const edge of map.registryTools) takesIn[edge] = canTakeIn(map, edge, statusOf, proof) ? 1 : 0;
  return takesIn;
}

/** A tool out of a registry could have been swapped. */
function canTakeIn(map: WaysMap, edge: number, statusOf: StatusOf, proof: Proof): boolean {
  if (map.graph.nodes[map.graph.to[edge] ?? 0]?.kind === "package-registry") return true;
  const isShown = map.pinned[edge] === false;
  // An excluded control does not close.
  return (["moved-tag", "hostile-dependency"] as const).some(
    (type) => !isShut(stateOf(closingOnEdge(map, type, edge), statusOf, proof, isShown)),
  );
}

export function isShut(state: string): boolean {
  return state === "closed" || state === "closed-as-declared";
}

function findMakers({ mayBuild, makesBuilt }: WaysMap, signs: Uint8Array): Uint8Array {
  return signs.map(
    (isSigning, at) =>
      (isSigning === 1 ? makerBits.signed : 0) |
      (makesBuilt[at] === 1 ? makerBits.built : 0) |
      (isSigning === 1 || mayBuild[at] === 1 ? makerBits.wouldBeSigned : 0),
  );
}
