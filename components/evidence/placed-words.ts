import type { Placed } from "@/lib/domain/contract/evidence";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import { counted } from "@/lib/domain/words/english";

/** The result of choosing a node, in sentences. */
export function placedWords(statements: Placed["statements"], node: string): string {
  const of = (as: Placed["statements"][number]["as"]) => statements.filter((one) => one.as === as);
  const [added, held, older, waiting] = [of("matched"), of("held"), of("older"), of("waiting")];
  if (added.length === statements.length) return `Added to ${node}.`;
  const parts = [
    ...(added.length > 0 ? [`${counted(added.length, "result")} added to ${node}`] : []),
    ...(held.length > 0 ? [`${counted(held.length, "result")} held back on ${node}`] : []),
    ...(older.length > 0
      ? [
          `${counted(older.length, "result")} not added: a newer report replaces ${older.length === 1 ? "it" : "them"}`,
        ]
      : []),
    ...(waiting.length > 0 ? [`${counted(waiting.length, "result")} not added`] : []),
  ];
  const reasons = new Set([...held, ...waiting].flatMap(({ why }) => why ?? []));
  return [`${joinWithAnd(parts)}.`, ...reasons].join(" ");
}
