import { clsx } from "clsx";
import { findControl } from "@/lib/domain/catalogue/find-control";
import type { GateResult, SingleFix } from "@/lib/domain/posture/posture";
import { singleFixSentence } from "@/lib/domain/posture/words/fix-sentences";
import { nowhereWords } from "@/lib/domain/posture/words/gates-sentence";
import { Disclosure } from "@/components/ui/disclosure";
import { NodeList, type Scene } from "../scene";
import { FixSteps } from "./fix-steps";
import { Plan } from "./plan";
import { plural } from "@/lib/domain/words/english";

interface BestFixProps {
  readonly scene: Scene;
  readonly fix: SingleFix | null;
  readonly gates: readonly GateResult[];
}

export function BestFix({ scene, fix, gates }: BestFixProps) {
  const { pipeline, proof, targets, surface } = scene;
  const control = fix && findControl(fix.control, pipeline);
  if (!fix || !control) return null;
  const result = gates.find((gate) => gate.control === fix.control)?.[proof];
  const exposed = result?.exposedTargets ?? [];
  return (
    <section
      aria-label="The one control that closes most bypasses"
      className={clsx("flex flex-col gap-2 rounded-card border", surface.look.card)}
    >
      <p className="text-lead">{singleFixSentence(pipeline, control, fix, exposed.length)}</p>
      {result?.verdict === "stands-nowhere" && (
        <p className="text-soft">
          This gate is {nowhereWords([result])}: closing it closes no bypass of another.
        </p>
      )}
      <FixSteps scene={scene} nodes={[fix.node]} control={fix.control} />
      <div className={surface.look.details}>
        {fix.targets && fix.targets.length < exposed.length && (
          <Disclosure
            summary={`Closed: ${fix.targets.length} of ${exposed.length} open ${plural(exposed.length, "target", "targets")}`}
          >
            <NodeList scene={scene} nodes={fix.targets} />
          </Disclosure>
        )}
        <Disclosure
          summary={`Open now: ${exposed.length} of ${targets.length} ${plural(targets.length, "target", "targets")}`}
        >
          <NodeList scene={scene} nodes={exposed} />
        </Disclosure>
      </div>
      <Plan scene={scene} places={[fix]} what={control.title} />
    </section>
  );
}
