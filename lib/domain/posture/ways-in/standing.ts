import type { Control } from "../../catalogue/catalogue";
import { type SpreadType, spreadTypes } from "../../catalogue/entry-types";
import { isolation, review, signer } from "../../catalogue/named-controls";
import type { MapStatuses } from "../coverage/assess";
import type { Proof } from "../posture";
import { stateOf, type StatusOf } from "./closed-state";
import { closingAtNode, closingOnEdge } from "./closing";
import { type Guard, guardsAtNode, guardsFor } from "./guards";
import { type NodeStanding, nodeStanding } from "./node-standing";
import type { WaysMap } from "./ways-map";

export const makerBits = { signed: 1, built: 2 } as const;

/** What is in place on a map, one way of counting, as far as an attacker meets it. */
export interface Standing {
  readonly proof: Proof;
  readonly statusesAt: MapStatuses["statusesAt"];
  readonly statusOf: StatusOf;
  /** By node: the gates in place there, and all that stand there. */
  readonly ownGuardsAt: readonly (readonly Guard[])[];
  readonly guardsAt: readonly (readonly Guard[])[];
  readonly isReviewed: Uint8Array;
  readonly isIsolated: Uint8Array;
  /** Somebody has said that isolation is not, or not wholly, in place. */
  readonly lacksIsolation: Uint8Array;
  readonly signs: Uint8Array;
  readonly isClosed: { readonly [S in SpreadType]: Uint8Array };
  /** By edge: a tool out of a registry that could have been swapped. */
  readonly takesIn: Uint8Array;
  /** By node, `makerBits`: who passes there gets what he carries signed, or built. */
  readonly makes: Uint8Array;
}

/** O(nodes x controls that apply + edges). */
export function createStanding(map: WaysMap, { statusesAt }: MapStatuses, proof: Proof): Standing {
  const { graph } = map;
  const statusOf = statusesOf(statusesAt);
  const at = graph.nodes.map((_node, node) => nodeStanding(map, node, statusesAt[node], proof));
  const flags = (of: (one: NodeStanding) => number) => {
    const found = new Uint8Array(at.length);
    for (let node = 0; node < at.length; node++) {
      const one = at[node];
      if (one) found[node] = of(one);
    }
    return found;
  };
  const signs = flags((one) => one.signs);
  const ownGuardsAt = at.map(({ guards }) => guards);
  const takesIn = new Uint8Array(graph.edges.length);
  for (const edge of map.registryTools) takesIn[edge] = canTakeIn(map, edge, statusOf, proof) ? 1 : 0;
  return {
    proof,
    statusesAt,
    statusOf,
    ownGuardsAt,
    guardsAt: ownGuardsAt.map((_guards, node) => guardsFor(graph, ownGuardsAt, node)),
    isReviewed: flags((one) => one.isReviewed),
    isIsolated: flags((one) => one.isIsolated),
    lacksIsolation: flags((one) => one.lacksIsolation),
    signs,
    isClosed: {
      "shared-state": flags(({ isClosed }) => isClosed["shared-state"]),
      "job-rights": flags(({ isClosed }) => isClosed["job-rights"]),
      "signing-key": flags(({ isClosed }) => isClosed["signing-key"]),
    },
    takesIn,
    makes: findMakers(map, signs),
  };
}

/** What would be in place if a control were implemented on a node as well, as declared. It costs what that touches. */
export function withImplemented(map: WaysMap, before: Standing, node: number, control: Control): Standing {
  const { controlsAt } = map;
  const { proof } = before;
  const index = controlsAt[node]?.findIndex(({ id }) => id === control.id) ?? -1;
  const statuses = (before.statusesAt[node] ?? []).with(index, proof === "proven" ? "verified" : "declared");
  const statusesAt = before.statusesAt.with(node, statuses);
  const set = (at: Uint8Array, value: 0 | 1) => at.with(node, value);
  const standing = withStatuses(before, statusesAt);
  const { statusOf } = standing;
  const signs = control.id === signer ? set(before.signs, 1) : before.signs;
  const own = control.gate
    ? before.ownGuardsAt.with(node, guardsAtNode(controlsAt[node] ?? [], statuses, proof))
    : before.ownGuardsAt;
  const takesIn = before.takesIn.slice();
  if (control.closes?.some((type) => type === "moved-tag" || type === "hostile-dependency") === true)
    for (const edge of map.registryTools) takesIn[edge] = canTakeIn(map, edge, statusOf, proof) ? 1 : 0;
  const isClosed = { ...before.isClosed };
  for (const type of spreadTypes)
    if (control.closes?.includes(type) === true)
      isClosed[type] = set(before.isClosed[type], isSpreadClosed(map, type, node, statusOf, proof) ? 1 : 0);
  return {
    ...standing,
    ownGuardsAt: own,
    guardsAt: control.gate ? guardsAfter(map, before.guardsAt, own, node) : before.guardsAt,
    isReviewed: control.id === review ? set(before.isReviewed, 1) : before.isReviewed,
    isIsolated: control.id === isolation ? set(before.isIsolated, 1) : before.isIsolated,
    lacksIsolation: control.id === isolation ? set(before.lacksIsolation, 0) : before.lacksIsolation,
    signs,
    isClosed,
    takesIn,
    makes: control.id === signer ? findMakers(map, signs) : before.makes,
  };
}

/** Another gate at a node counts there, and for the runners whose manifests it sends. */
function guardsAfter(
  { graph, sendsTo }: WaysMap,
  before: Standing["guardsAt"],
  own: Standing["ownGuardsAt"],
  node: number,
): Standing["guardsAt"] {
  const guards = [...before];
  for (const at of [node, ...(sendsTo.get(node) ?? [])]) guards[at] = guardsFor(graph, own, at);
  return guards;
}

function withStatuses(before: Standing, statusesAt: MapStatuses["statusesAt"]): Standing {
  return { ...before, statusesAt, statusOf: statusesOf(statusesAt) };
}

function statusesOf(statusesAt: MapStatuses["statusesAt"]): StatusOf {
  return ({ node, index }) => statusesAt[node]?.[index] ?? "not-assessed";
}

function isSpreadClosed(
  map: WaysMap,
  type: SpreadType,
  node: number,
  statusOf: StatusOf,
  proof: Proof,
): boolean {
  return isShut(stateOf(closingAtNode(map, type, node), statusOf, proof, true));
}

/** What a tool out of a registry brings could have been swapped. */
function canTakeIn(map: WaysMap, edge: number, statusOf: StatusOf, proof: Proof): boolean {
  if (map.graph.nodes[map.graph.to[edge] ?? 0]?.kind === "package-registry") return true;
  const isShown = map.pinned[edge] === false;
  return (["moved-tag", "hostile-dependency"] as const).some(
    (type) => stateOf(closingOnEdge(map, type, edge), statusOf, proof, isShown) === "open",
  );
}

export function isShut(state: string): boolean {
  return state === "closed" || state === "closed-as-declared";
}

/** Who signs leads to a target; where nobody does, who builds gets things signed. */
function findMakers({ leads, builds }: WaysMap, signs: Uint8Array): Uint8Array {
  const signers = signs.map((one, node) => one & (leads[node] ?? 0));
  const makers = signers.includes(1) ? signers : builds;
  return makers.map(
    (makes, at) => (makes === 1 ? makerBits.signed : 0) | (builds[at] === 1 ? makerBits.built : 0),
  );
}
