import { catalogue } from "@/lib/domain/catalog/load";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { GateResult, SingleFix } from "@/lib/domain/posture/posture";
import type { Proof } from "@/lib/domain/posture/coverage/standing";
import { plural } from "@/lib/domain/words/plural";
import { singleFixSentence } from "@/lib/domain/posture/words/fix-sentences";
import { FixSteps } from "./fix-steps";
import { NodeList } from "./node-list";
import { Opens } from "@/components/ui/opens";
import { PlanButton } from "./plan-button";

interface BestFixProps {
  readonly fix: SingleFix;
  /** How many are judged. */
  readonly targets: number;
  readonly gates: readonly GateResult[];
  readonly pipeline: Pipeline;
  readonly mapPath: string;
  readonly proof: Proof;
  readonly today: string;
}

/** Across all gates: the one control on one node that closes most. */
export function BestFix({ fix, targets, gates, pipeline, mapPath, proof, today }: BestFixProps) {
  const control = catalogue.controls.find(({ id }) => id === fix.control);
  const exposed = gates.find((gate) => gate.control === fix.control)?.[proof].exposedTargets ?? [];
  if (!control) return null;
  return (
    <section
      aria-label="The one change that closes most"
      className="flex flex-col gap-2 rounded-card border border-line bg-panel px-4 py-3.5 shadow-card"
    >
      <p className="text-lead">{singleFixSentence(pipeline, control, fix, exposed.length)}</p>
      <FixSteps nodes={[fix.node]} control={fix.control} mapPath={mapPath} today={today} />
      <div className="text-tiny text-soft print:hidden">
        {fix.targets && fix.targets.length < exposed.length && (
          <Opens
            summary={`Closed: ${fix.targets.length} of ${exposed.length} open ${plural(exposed.length, "target", "targets")}`}
          >
            <NodeList pipeline={pipeline} mapPath={mapPath} nodes={fix.targets} />
          </Opens>
        )}
        <Opens summary={`Open now: ${exposed.length} of ${targets} ${plural(targets, "target", "targets")}`}>
          <NodeList pipeline={pipeline} mapPath={mapPath} nodes={exposed} />
        </Opens>
      </div>
      <PlanButton places={[fix]} what={control.title} today={today} />
    </section>
  );
}
