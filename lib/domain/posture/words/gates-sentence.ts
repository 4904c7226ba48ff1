import type { Verdict } from "../posture";
import { plural } from "../../words/english";

/** "3 of 28 gates are bypassed, 9 are in place nowhere, 10 hold, 1 has nothing to check and 5 do not apply to this map." The parts add up. */
export function gatesSentence(verdicts: readonly Pick<Verdict, "verdict">[]): string {
  const count = (name: Verdict["verdict"]) => verdicts.filter(({ verdict }) => verdict === name).length;
  if (count("nothing-to-protect") > 0)
    return "Nothing on the map runs containers yet, so there is nothing for a gate to protect.";
  const present = partsInOrder.flatMap((name) => (count(name) > 0 ? [{ name, gates: count(name) }] : []));
  const parts = present.map(({ name, gates }, index) =>
    partWords(
      name,
      gates,
      index === 0
        ? `${gates} of ${plural(verdicts.length, "1 gate", `${verdicts.length} gates`)}`
        : `${gates}`,
    ),
  );
  const sentence = `${[parts.slice(0, -1).join(", "), ...parts.slice(-1)].filter((part) => part !== "").join(" and ")}.`;
  return count("bypassed") + count("stands-nowhere") === 0 ? `No gate is bypassed: ${sentence}` : sentence;
}

/** The verdicts in the order of the sentence; it leaves out those that no gate has. */
export const partsInOrder = ["bypassed", "stands-nowhere", "holds", "nothing-enters", "no-place"] as const;

/** @param some how many gates, in words. */
function partWords(name: (typeof partsInOrder)[number], gates: number, some: string): string {
  switch (name) {
    case "bypassed":
      return `${some} ${plural(gates, "is", "are")} bypassed`;
    case "stands-nowhere":
      return `${some} ${plural(gates, "is", "are")} in place nowhere`;
    case "holds":
      return `${some} ${plural(gates, "holds", "hold")}`;
    case "nothing-enters":
      return `${some} ${plural(gates, "has", "have")} nothing to check`;
    case "no-place":
      return `${some} ${plural(gates, "does", "do")} not apply to this map`;
  }
}
