import { controlTitle } from "@/lib/domain/catalogue/find-control";
import type { ListedReport } from "@/lib/domain/contract/evidence";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";

/** Results of one report about one subject that need a node, with the same candidates. */
export interface TrayGroup {
  readonly key: string;
  readonly report: string;
  readonly name: string;
  readonly tool: string;
  readonly effective: string;
  readonly subject: string;
  readonly why: string;
  readonly statements: readonly {
    readonly statement: number;
    readonly title: string;
    readonly result: "supports" | "contradicts";
    readonly fact: string;
  }[];
  readonly candidates: readonly { readonly id: string; readonly name: string }[];
}

export function trayGroups(reports: readonly ListedReport[], pipeline: Pipeline): readonly TrayGroup[] {
  return reports.flatMap(({ id, name, tool = "", effective = "", waiting }) => {
    const groups = new Map<string, typeof waiting>();
    for (const one of waiting) {
      const key = `${id} ${one.subject} ${one.why} ${one.candidates.join(" ")}`;
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    return [...groups].flatMap(([key, statements]): TrayGroup[] => {
      const [first] = statements;
      if (!first) return [];
      return [
        {
          key,
          report: id,
          name,
          tool,
          effective,
          subject: first.subject,
          why: first.why,
          statements: statements.map(({ statement, control, result, fact }) => ({
            statement,
            title: controlTitle(control, {}),
            result,
            fact,
          })),
          candidates: first.candidates.flatMap((node) =>
            pipeline.nodes.get(node) ? [{ id: node, name: nodeName(pipeline, node) }] : [],
          ),
        },
      ];
    });
  });
}
