import { useMemo } from "react";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Proof } from "@/lib/domain/posture/coverage/standing";
import { openWaySentence, verdictSentence } from "@/lib/domain/posture/words/verdict-sentence";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";
import { hopsAlong } from "@/lib/domain/posture/words/way-hops";
import { type Marked, useMarksOnMap } from "../../highlight/use-marks";
import type { SeenGate } from "./group-gates";

/** Draws the shortest way past a gate, with the hand-overs of all ways, what they expose and where the gate would close them. */
export function useGateOnMap(pipeline: Pipeline, seen: SeenGate | undefined, proof: Proof): void {
  const [control, verdict] = [seen?.control, seen?.verdict];
  const marked = useMemo((): Marked | undefined => {
    if (!control || !verdict?.witness) return undefined;
    const { witness, openEdges, exposedTargets, fix } = verdict;
    const [start = ""] = witness;
    return {
      hops: hopsAlong(pipeline, witness, control.gate?.about),
      edges: openEdges,
      badges: [
        [start, { look: "start", text: "Enters here" }],
        ...exposedTargets.map((target) => [target, { look: "exposed", text: "Exposed" }] as const),
        ...(fix?.nodes ?? []).map((node) => [node, { look: "fix", text: "Close here" }] as const),
      ],
    };
  }, [pipeline, control, verdict]);
  const said =
    control &&
    verdict &&
    `${control.title}: ${verdictWords[verdict.verdict].word}. ${openWaySentence(pipeline, control, verdict, proof) ?? verdictSentence({ control, verdict, proof, targets: [] })}`;
  useMarksOnMap(pipeline, marked, `${control?.id} ${verdict?.witness?.join(" ")}`, said);
}
