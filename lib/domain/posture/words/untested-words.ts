import type { Verdict } from "../posture";
import { plural } from "../../words/english";
import { verdictWords } from "./verdict-words";

/** Title and text if no gate is open and none holds. */
export interface UntestedWords {
  readonly title: string;
  readonly text: string;
}

/** Why no gate is tested: it has nothing to check, no node can enforce it, or some of both. */
export function untestedWords(verdicts: readonly Pick<Verdict, "verdict">[]): UntestedWords {
  const nowhere = verdicts.filter(({ verdict }) => verdict === "no-place").length;
  const idle = verdicts.length - nowhere;
  if (nowhere === 0)
    return {
      title: verdictWords["nothing-enters"].word,
      text: "No artifact that a gate would have to check reaches a target. Add the sources of your code and images.",
    };
  if (idle === 0)
    return {
      title: "No gate applies to this map",
      text: "No node on the map can enforce a gate. Add the nodes that artifacts pass: repositories, CI, registries, orchestrators.",
    };
  return {
    title: "No gate is tested",
    text: `${nowhere} of ${verdicts.length} gates ${plural(nowhere, "does", "do")} not apply to this map: no node on it can enforce ${plural(nowhere, "it", "them")}. The other ${plural(idle, "gate has", `${idle} gates have`)} nothing to check. Add the sources of your code and images, and the nodes that they pass.`,
  };
}
