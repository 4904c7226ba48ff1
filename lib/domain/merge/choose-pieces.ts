import { nearer } from "../compare/change-groups";
import type { OperationBody } from "../pipeline/operations";
import type { MergePiece, PieceEffect } from "./merge-piece";

/** The chosen pieces with all that they need, in the order of the plan. Ids that are not in the plan are ignored. */
export function withNeeds(pieces: readonly MergePiece[], taken: ReadonlySet<string>): readonly MergePiece[] {
  const byId = new Map(pieces.map((piece) => [piece.id, piece]));
  const all = new Set<string>();
  const open = [...taken];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const piece = byId.get(id);
    if (!piece || all.has(id)) continue;
    all.add(id);
    open.push(...piece.needs);
  }
  return pieces.filter(({ id }) => all.has(id));
}

/** The ticked pieces after one is unticked: those that need it go too. */
export function withoutPiece(
  pieces: readonly MergePiece[],
  taken: ReadonlySet<string>,
  piece: string,
): ReadonlySet<string> {
  const gone = new Set([piece]);
  // A piece comes after those that it needs, except for removals, which are few.
  for (let before = 0; before !== gone.size;) {
    before = gone.size;
    for (const { id, needs } of pieces) if (needs.some((one) => gone.has(one))) gone.add(id);
  }
  return new Set([...taken].filter((id) => !gone.has(id)));
}

const comes: readonly OperationBody["type"][] = [
  "zone.added",
  "zone.changed",
  "node.added",
  "node.changed",
  "image.added",
  "image.changed",
  "edge.added",
  "edge.changed",
];
const goes: readonly OperationBody["type"][] = [
  "edge.removed",
  "node.removed",
  "zone.removed",
  "image.removed",
];

/**
 * The operations of the pieces, in an order in which none is refused or without effect: additions after what they name, removals last,
 * once rerouted connections no longer hang on the removed node.
 * @param pieces with all that they need, from `withNeeds`
 */
export function operationsOf(pieces: readonly MergePiece[]): readonly OperationBody[] {
  const claims = pieces.filter(({ of }) => of === "claim").flatMap(({ operations }) => operations);
  const others = pieces.filter(({ of }) => of !== "claim").flatMap(({ operations }) => operations);
  const inOrder = (types: readonly OperationBody["type"][]) =>
    types.flatMap((wanted) => others.filter(({ type }) => type === wanted));
  return [...inOrder(comes), ...claims, ...inOrder(goes)];
}

/** Pieces that make a control worse or better, the largest step first. */
export function byEffect(pieces: readonly MergePiece[], group: PieceEffect["group"]): readonly MergePiece[] {
  const steps = ({ effect }: MergePiece) => (effect ? Math.abs(nearer(effect.before, effect.after)) : 0);
  return pieces.filter(({ effect }) => effect?.group === group).toSorted((a, b) => steps(b) - steps(a));
}
