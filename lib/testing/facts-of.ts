import type { Fact } from "../domain/scan/facts";
import type { Reading } from "../domain/scan/reader";

/** The facts of one kind. */
export function factsOf<K extends Fact["kind"]>(
  { facts }: Pick<Reading, "facts">,
  kind: K,
): readonly Extract<Fact, { kind: K }>[] {
  return facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
}
