import type { Verdict } from "../posture";
import { plural } from "../../words/english";
import { verdictWords } from "./verdict-words";

/** Where no gate is open and none holds: what that is called, and what it means. */
export interface UntestedWords {
  readonly title: string;
  readonly text: string;
}

/** Why no gate is put to the test: nothing to check, no node can carry it, or the one for some and the other for others. */
export function untestedWords(verdicts: readonly Pick<Verdict, "verdict">[]): UntestedWords {
  const nowhere = verdicts.filter(({ verdict }) => verdict === "no-place").length;
  const idle = verdicts.length - nowhere;
  if (nowhere === 0)
    return {
      title: verdictWords["nothing-enters"].word,
      text: "Nothing that a gate would have to check comes to where containers run, so none is put to the test. Draw where code and images come from.",
    };
  if (idle === 0)
    return {
      title: "No gate applies to this map",
      text: "No node on the map can carry a gate, so none can stop what comes to where containers run. Draw what it passes on the way: repositories, CI, registries, orchestrators.",
    };
  return {
    title: "No gate is put to the test",
    text: `${nowhere} of ${verdicts.length} gates ${plural(nowhere, "does", "do")} not apply to this map: no node on it can carry ${plural(nowhere, "it", "them")}. The other ${plural(idle, "gate has", `${idle} gates have`)} nothing to check. Draw where code and images come from, and what they pass on the way.`,
  };
}
