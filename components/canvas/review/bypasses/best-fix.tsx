import type { Proof } from "@/lib/domain/posture/coverage/standing";
import { plural } from "@/lib/domain/words/plural";
import { singleFixSentence } from "@/lib/domain/posture/words/fix-sentences";
import { NodeButtons } from "../node-buttons";
import { Part } from "../part";
import { PlanButtons } from "../plan-buttons";
import type { Findings } from "../review-panel";
import { FixSteps } from "./fix-steps";
import { controlsById } from "../controls-by-id";

/** Across all gates: the one node and the one control that would close most. */
export function BestFix({ posture, pipeline, proof }: Findings & { readonly proof: Proof }) {
  const fix = posture.bestSingleFix[proof];
  const control = fix && controlsById.get(fix.control);
  if (!fix || !control) return null;
  const { targets } = posture.graph;
  const open = posture.gates.find((gate) => gate.control === fix.control)?.[proof].exposedTargets ?? [];
  return (
    <section
      aria-label="The one change that closes most"
      className="flex flex-col gap-2 rounded-card border border-line-strong bg-bg px-3 py-2.5"
    >
      <p>{singleFixSentence(pipeline, control, fix, open.length)}</p>
      {fix.targets && fix.targets.length < open.length && (
        <Part
          summary={`Closed: ${fix.targets.length} of ${open.length} open ${plural(open.length, "target", "targets")}`}
        >
          <NodeButtons nodes={fix.targets} pipeline={pipeline} />
        </Part>
      )}
      <Part
        summary={`Open now: ${open.length} of ${targets.length} ${plural(targets.length, "target", "targets")}`}
      >
        <NodeButtons nodes={open} pipeline={pipeline} />
      </Part>
      <FixSteps nodes={[fix.node]} control={fix.control} pipeline={pipeline} />
      <PlanButtons pipeline={pipeline} places={[fix]} what={control.title} />
    </section>
  );
}
