import type { CardMark, ChangeLook, ChangeMarks } from "@/components/static-map/change-marks";
import type { CompareAnswer } from "@/lib/domain/contract/compare";

/** The marks of the combined map: added and removed elements, and the number of controls that got better or worse. */
export function marksOf({ nodes, diff, acceptances = [] }: CompareAnswer): ChangeMarks {
  const accepted = new Set(acceptances.map(({ node }) => node));
  const marked = nodes.flatMap(({ id, change, groups }): (readonly [string, CardMark])[] => {
    const [worse, better] = [(groups.worse ?? 0) + (groups.time ?? 0), groups.better ?? 0];
    const others = (groups.answered ?? 0) + (groups["not-applicable"] ?? 0);
    const badges: { readonly look: ChangeLook; readonly text: string }[] =
      change === "added"
        ? [{ look: "added", text: "Added" }]
        : change === "removed"
          ? [{ look: "removed", text: "Removed" }]
          : [
              ...(worse > 0 ? [{ look: "worse" as const, text: `${worse} worse` }] : []),
              ...(better > 0 ? [{ look: "better" as const, text: `${better} better` }] : []),
            ];
    const look =
      badges[0]?.look ?? (change === "changed" || others > 0 || accepted.has(id) ? "changed" : undefined);
    if (look === undefined) return [];
    return [[id, { look, badges: badges.length > 0 ? badges : [{ look, text: "Changed" }] }]];
  });
  const edges = [
    ...diff.edges.added.map(({ id }) => [id, "added"] as const),
    ...diff.edges.removed.map(({ id }) => [id, "removed"] as const),
    ...diff.edges.changed.map(({ id }) => [id, "changed"] as const),
  ];
  return { nodes: new Map(marked), edges: new Map(edges) };
}
