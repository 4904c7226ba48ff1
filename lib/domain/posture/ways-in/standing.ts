import type { SpreadType } from "../../catalogue/entry-types";
import { isRegistry } from "../../pipeline/is-registry";
import { type EffectiveStatus, isEffective } from "../coverage/effective-status";
import type { MapStatuses } from "../coverage/assess";
import type { Proof } from "../posture";
import { isLacking, stateOf, type StatusOf } from "./closed-state";
import { closingAtNode, closingOnEdge } from "./closing";
import { guardsByNode, type Guard } from "./guards";
import type { WaysMap } from "./ways-map";

export const review = "src-two-party-review";
export const isolation = "ci-untrusted-code-isolation";
export const signing = "img-sign";

export const makerBits = { signed: 1, built: 2 } as const;

/** What is in place on a map, one way of counting, as far as an attacker meets it. */
export interface Standing {
  readonly proof: Proof;
  readonly statusesAt: MapStatuses["statusesAt"];
  readonly statusOf: StatusOf;
  /** By node. */
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
export function createStanding(map: WaysMap, assessed: MapStatuses, proof: Proof): Standing {
  const { graph, controlsAt } = map;
  const { nodes, edges, from, to } = graph;
  const { statusesAt } = assessed;
  const statusOf: StatusOf = ({ node, index }) => statusesAt[node]?.[index] ?? "not-assessed";
  const where = (control: string, holds: (status: EffectiveStatus) => boolean) =>
    Uint8Array.from(controlsAt, (controls, node) => {
      const index = controls.findIndex(({ id }) => id === control);
      return index !== -1 && holds(statusesAt[node]?.[index] ?? "not-assessed") ? 1 : 0;
    });
  const effective = (status: EffectiveStatus) => isEffective(status, proof);
  const closed = (type: SpreadType) =>
    Uint8Array.from(nodes, (_node, at) =>
      isShut(stateOf(closingAtNode(map, type, at), statusOf, proof, true)) ? 1 : 0,
    );
  const signs = where(signing, effective);
  const takesIn = Uint8Array.from(edges, ({ artifact }, edge) => {
    const source = nodes[from[edge] ?? 0];
    if (artifact !== "tool" || !source || !isRegistry(source)) return 0;
    if (nodes[to[edge] ?? 0]?.kind === "package-registry") return 1;
    const isShown = map.pinned[edge] === false;
    const isOpen = (type: "moved-tag" | "hostile-dependency") =>
      stateOf(closingOnEdge(map, type, edge), statusOf, proof, isShown) === "open";
    return isOpen("moved-tag") || isOpen("hostile-dependency") ? 1 : 0;
  });
  return {
    proof,
    statusesAt,
    statusOf,
    guardsAt: guardsByNode(graph, assessed, proof),
    isReviewed: where(review, effective),
    isIsolated: where(isolation, effective),
    lacksIsolation: where(isolation, isLacking),
    signs,
    isClosed: {
      "shared-state": closed("shared-state"),
      "job-rights": closed("job-rights"),
      "signing-key": closed("signing-key"),
    },
    takesIn,
    makes: findMakers(map, signs),
  };
}

export function isShut(state: string): boolean {
  return state === "closed" || state === "closed-as-declared";
}

/** Who signs leads to a target; where nobody does, who builds gets things signed. */
function findMakers({ graph, leads, builds }: WaysMap, signs: Uint8Array): Uint8Array {
  const signers = signs.map((one, node) => one & (leads[node] ?? 0));
  const makers = signers.includes(1) ? signers : builds;
  return Uint8Array.from(
    graph.nodes,
    (_node, at) => (makers[at] === 1 ? makerBits.signed : 0) | (builds[at] === 1 ? makerBits.built : 0),
  );
}
