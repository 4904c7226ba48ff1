import { counted, plural } from "../../words/english";
import { joinWithAnd } from "../../words/join-with-and";
import type { UnknownControl } from "./unasked-claims";

const mostNamed = 10;

/** "2 unknown controls: acme-scan (2 statuses) and acme-sign (1 status). These 3 statuses are kept but not counted."; undefined if none. */
export function unknownControlsSentence(unknown: readonly UnknownControl[]): string | undefined {
  if (unknown.length === 0) return undefined;
  const claims = unknown.reduce((sum, one) => sum + one.claims, 0);
  const named = joinWithAnd(
    unknown.map((one) => `${one.id} (${counted(one.claims, "status", "statuses")})`),
    mostNamed,
  );
  const kept = plural(claims, "This status is", `These ${claims} statuses are`);
  return `${counted(unknown.length, "unknown control")}: ${named}. ${kept} kept but not counted.`;
}
