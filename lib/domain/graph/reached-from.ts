import type { Arc } from "./components";

/** These nodes, and all from which or to which arcs lead, as `direction` says. O(nodes + arcs). @returns node ids */
export function reachedFrom(
  starts: readonly string[],
  arcs: readonly Arc[],
  direction: "forward" | "backward",
): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const { source, target } of arcs) {
    const [from, to] = direction === "forward" ? [source, target] : [target, source];
    const known = next.get(from);
    if (known) known.push(to);
    else next.set(from, [to]);
  }
  const reached = new Set(starts);
  // What is added while a set is walked over is walked over too.
  for (const node of reached) for (const to of next.get(node) ?? []) reached.add(to);
  return reached;
}
