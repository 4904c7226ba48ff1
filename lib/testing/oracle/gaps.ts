import { attackFrom } from "./attack";
import type { Status } from "./claims";
import { openingOf } from "./openings";
import { endsOf } from "./origins-and-targets";
import { isEffective, once, type Proof, type World } from "./world";

export type GapList = "fix" | "prove" | "assess";

export interface Gap {
  readonly node: string;
  readonly control: string;
  readonly list: GapList;
  readonly weight: number;
  readonly reach: number;
  readonly bareness: number;
  readonly status: number;
}

const lists: { readonly [status in Status]?: readonly [GapList, number] } = {
  missing: ["fix", 1],
  contradicted: ["fix", 1],
  stale: ["fix", 0.9],
  partial: ["fix", 0.6],
  planned: ["fix", 0.5],
  declared: ["prove", 0.9],
  "not-assessed": ["assess", 1],
};

/** What is in scope and not effective, in no order. */
export function gapsOf(world: World, proof: Proof): readonly Gap[] {
  return world.nodes.flatMap(({ id }) =>
    (world.applying.get(id) ?? []).flatMap((control): Gap[] => {
      const [list, status] = lists[world.status(id, control.id) ?? "verified"] ?? [];
      if (list === undefined || status === undefined || isEffective(world, id, control.id, proof)) return [];
      const { weight } = control;
      return [{ node: id, control: control.id, list, weight, status, ...factorsAt(world, id, proof) }];
    }),
  );
}

function factorsAt(world: World, node: string, proof: Proof): Pick<Gap, "reach" | "bareness"> {
  return once(world, `factors ${proof} ${node}`, () => {
    const { targets } = endsOf(world);
    const hostile = (as: Proof) => attackFrom(world, { acts: [{ node, letter: "H" }], doors: [] }, as, true);
    const judged = (ids: readonly string[]) => ids.filter((id) => targets.includes(id));
    const reached = judged(hostile(proof).reached);
    const proven = hostile("proven");
    const isProtected = judged(proven.reached).length > 0 && judged(proven.unguarded).length === 0;
    return {
      reach: Math.max(0.1, targets.length === 0 ? 0 : reached.length / targets.length),
      bareness: isProtected ? 0.75 : 1,
    };
  });
}

export function priorityOf(world: World, gap: Gap, proof: Proof): number {
  const { node, control, weight, reach, bareness, status } = gap;
  return weight * reach * openingOf(world, node, control, proof) * bareness * status;
}

const listsInOrder: readonly GapList[] = ["fix", "prove", "assess"];
const stages = ["build", "distribute", "run"];

/** In the order in which they are shown. */
export function rankedGaps(world: World, proof: Proof): readonly (Gap & { readonly priority: number })[] {
  const names = ({ node, control }: Gap) => [world.node(node).name, control];
  return gapsOf(world, proof)
    .map((gap) => ({ ...gap, priority: priorityOf(world, gap, proof) }))
    .toSorted(
      (a, b) =>
        listsInOrder.indexOf(a.list) - listsInOrder.indexOf(b.list) ||
        (Math.abs(b.priority - a.priority) > 1e-9 ? b.priority - a.priority : 0) ||
        stages.indexOf(world.node(a.node).stage) - stages.indexOf(world.node(b.node).stage) ||
        compareTexts(names(a), names(b)),
    );
}

function compareTexts(a: readonly string[], b: readonly string[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? "";
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
