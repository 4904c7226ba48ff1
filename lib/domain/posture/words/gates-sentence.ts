import type { Verdict } from "../posture";
import { plural } from "../../words/english";
import { knownOf } from "./open-words";

/**
 * "3 of 28 gates are bypassed, 9 are not in place (4 not assessed, 2 partly assessed), 10 hold, 1 has nothing to check and 5 do
 * not apply to this map." The parts add up.
 */
export function gatesSentence(verdicts: readonly Pick<Verdict, "verdict" | "open">[]): string {
  const count = (name: Verdict["verdict"]) => verdicts.filter(({ verdict }) => verdict === name).length;
  if (count("nothing-to-protect") > 0)
    return "Nothing on the map runs containers yet, so gates have no target to protect.";
  const present = partsInOrder.flatMap((name) => (count(name) > 0 ? [{ name, gates: count(name) }] : []));
  const parts = present.map(({ name, gates }, index) =>
    partWords(
      verdicts.filter(({ verdict }) => verdict === name),
      name,
      index === 0
        ? `${gates} of ${plural(verdicts.length, "1 gate", `${verdicts.length} gates`)}`
        : `${gates}`,
    ),
  );
  const sentence = `${[parts.slice(0, -1).join(", "), ...parts.slice(-1)].filter((part) => part !== "").join(" and ")}.`;
  return count("bypassed") + count("stands-nowhere") === 0 ? `No gate is bypassed: ${sentence}` : sentence;
}

/** The verdicts in the order of the sentence, which leaves out those without gates. */
export const partsInOrder = ["bypassed", "stands-nowhere", "holds", "nothing-enters", "no-place"] as const;

/** How many of the gates that are not in place are assessed on no node, and how many on some nodes only. */
export function unassessedGates(verdicts: readonly Pick<Verdict, "verdict" | "open">[]): {
  readonly wholly: number;
  readonly partly: number;
} {
  const nowhere = verdicts.filter(({ verdict }) => verdict === "stands-nowhere");
  const count = (known: "none" | "some") =>
    nowhere.filter(({ open }) => open !== undefined && knownOf(open) === known).length;
  return { wholly: count("none"), partly: count("some") };
}

/** @param some how many gates, in words. */
function partWords(
  verdicts: readonly Pick<Verdict, "verdict" | "open">[],
  name: (typeof partsInOrder)[number],
  some: string,
): string {
  const gates = verdicts.length;
  switch (name) {
    case "bypassed":
      return `${some} ${plural(gates, "is", "are")} bypassed`;
    case "stands-nowhere":
      return `${some} ${plural(gates, "is", "are")} ${nowhereWords(verdicts)}`;
    case "holds":
      return `${some} ${plural(gates, "holds", "hold")}`;
    case "nothing-enters":
      return `${some} ${plural(gates, "has", "have")} nothing to check`;
    case "no-place":
      return `${some} ${plural(gates, "does", "do")} not apply to this map`;
  }
}

/** "not in place (4 not assessed)" or "not assessed". @param verdicts gates that are not in place, as far as is known */
export function nowhereWords(verdicts: readonly Pick<Verdict, "verdict" | "open">[]): string {
  const { wholly, partly } = unassessedGates(verdicts);
  if (wholly === verdicts.length) return "not assessed";
  if (wholly + partly === 0 && verdicts.every(({ open }) => open)) return "not in place";
  const parts = [
    ...(wholly > 0 ? [`${wholly} not assessed`] : []),
    ...(partly > 0 ? [`${partly} partly assessed`] : []),
  ];
  return parts.length === 0 ? "not known to be in place" : `not in place (${parts.join(", ")})`;
}
