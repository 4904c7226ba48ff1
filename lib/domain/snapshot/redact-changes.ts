import type * as z from "zod";
import type { frozenPostureSchema, sharedPostureSchema } from "../contract/posture";
import { compareText } from "../pipeline/pipeline";
import type { CopyNumbers } from "./copy-numbers";

type SharedPosture = z.infer<typeof sharedPostureSchema>;

/** What to change names nodes, hand-overs and controls by id alone too. */
export function redactChanges(
  { bestChanges }: z.infer<typeof frozenPostureSchema>,
  { nodes, edges }: CopyNumbers,
): Pick<SharedPosture, "bestChanges"> {
  if (!bestChanges) return {};
  const ofChange = (change: (typeof bestChanges)[number]["change"]): typeof change => {
    if ("implement" in change)
      return { implement: { node: nodes.of(change.implement.node), control: change.implement.control } };
    if ("remove" in change) return { remove: edges.of(change.remove) };
    if ("revoke" in change) return { revoke: edges.of(change.revoke) };
    if ("lead" in change) return { lead: { edge: edges.of(change.lead.edge), to: nodes.of(change.lead.to) } };
    return { insert: { edge: edges.of(change.insert.edge), kind: change.insert.kind } };
  };
  const shared = bestChanges.map(({ change, effort, sure, ways, gates }) => ({
    change: ofChange(change),
    effort,
    sure,
    ways,
    gates,
  }));
  return { bestChanges: withoutOrderOfNames(shared) };
}

type SharedChange = NonNullable<SharedPosture["bestChanges"]>[number];

/** As the analysis ranks them, but for neighbours that are the same work to the same effect, which it has in the order of names. */
function withoutOrderOfNames(changes: readonly SharedChange[]): SharedChange[] {
  const alike: SharedChange[][] = [];
  let before = "";
  for (const one of changes) {
    const look = lookOfChange(one);
    if (look === before) alike.at(-1)?.push(one);
    else alike.push([one]);
    before = look;
  }
  return alike.flatMap((group) =>
    group.toSorted((a, b) => compareText(JSON.stringify(a.change), JSON.stringify(b.change))),
  );
}

/** All but where it is done. */
function lookOfChange({ change, ...effect }: SharedChange): string {
  const kind =
    "insert" in change ? change.insert.kind : "implement" in change ? change.implement.control : "";
  return JSON.stringify([Object.keys(change), kind, effect.effort, effect.sure, effect.ways, effect.gates]);
}
