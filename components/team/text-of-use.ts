import type { OwnersInUse } from "@/lib/domain/contract/owners";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import { counted } from "@/lib/domain/words/english";

/** What an owner owns, such as "1 node and 20 controls on 2 maps, 1 pipeline in the list". */
export function textOfUse({ nodes, claims, pipelines, filed }: OwnersInUse["owners"][number]): string {
  const owned = [
    ...(nodes > 0 ? [counted(nodes, "node")] : []),
    ...(claims > 0 ? [counted(claims, "control")] : []),
  ];
  return [
    ...(owned.length > 0 ? [`${joinWithAnd(owned)} on ${counted(pipelines, "map")}`] : []),
    ...(filed > 0 ? [`${counted(filed, "pipeline")} in the list`] : []),
  ].join(", ");
}
