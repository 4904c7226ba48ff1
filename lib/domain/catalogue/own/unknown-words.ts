import { counted, plural } from "../../words/english";
import { joinWithAnd } from "../../words/join-with-and";
import type { UnknownControl } from "./unasked-claims";

const mostNamed = 10;

/**
 * What becomes of claims of controls that nobody here knows: "3 claims are of 2 controls that are not known here:
 * acme-scan (2 claims) and acme-sign (1 claim). They are kept, and count nothing."; undefined where there are none.
 */
export function unknownControlsSentence(unknown: readonly UnknownControl[]): string | undefined {
  if (unknown.length === 0) return undefined;
  const claims = unknown.reduce((sum, one) => sum + one.claims, 0);
  const named = joinWithAnd(
    unknown.map((one) => `${one.id} (${counted(one.claims, "claim")})`),
    mostNamed,
  );
  return `${counted(claims, "claim")} ${plural(claims, "is", "are")} of ${counted(unknown.length, "control")} that ${plural(unknown.length, "is", "are")} not known here: ${named}. ${plural(claims, "It is", "They are")} kept, and ${plural(claims, "counts", "count")} nothing.`;
}
