import { useMemo } from "react";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Proof } from "@/lib/domain/posture/coverage/standing";
import { plural } from "@/lib/domain/words/plural";
import { type Marked, useMarksOnMap } from "../../highlight/use-marks";
import { openGatesOf } from "./before-after";
import type { WhatIfAnswer } from "./use-what-if";

/** Marks the nodes that something is supposed of, and the targets to which other gates would be open; says what would change. */
export function useSupposedOnMap(
  pipeline: Pipeline,
  answer: WhatIfAnswer | undefined,
  proof: Proof,
  sentences: readonly string[],
): void {
  const marked = useMemo((): Marked | undefined => {
    if (!answer || answer.supposed.length === 0) return undefined;
    const counts = new Map<string, number>();
    for (const { node } of answer.supposed) counts.set(node, (counts.get(node) ?? 0) + 1);
    const [before, after] = [openGatesOf(answer.before.gates, proof), openGatesOf(answer.after.gates, proof)];
    const changed = answer.after.graph.targets.flatMap((target) => {
      const [was, is] = [before.get(target)?.size ?? 0, after.get(target)?.size ?? 0];
      const text = `Past ${is} ${plural(is, "gate", "gates")} instead of ${was}`;
      return was === is ? [] : [[target, { look: is < was ? "guarded" : "exposed", text }] as const];
    });
    return {
      hops: [],
      edges: [],
      badges: [
        ...[...counts].map(
          ([node, count]) => [node, { look: "supposed", text: `${count} supposed` }] as const,
        ),
        ...changed,
      ],
    };
  }, [answer, proof]);
  const key = `${proof} ${answer?.supposed.map(({ node, control, stands }) => `${node} ${control} ${stands}`).join(" ")} ${sentences.join(" ")}`;
  useMarksOnMap(pipeline, marked, key, `What if: ${sentences.join(" ")}`);
}
