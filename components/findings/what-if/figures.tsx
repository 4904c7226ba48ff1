import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { isOpen } from "@/lib/domain/posture/findings/gaps";
import { AnsweredFigures } from "./answered-figures";
import { ClaimPlace, Figure, Rows, Turned } from "./figure";
import { GateFigures } from "./gate-figures";
import { StageFigures } from "./stage-figures";
import { supposedClaims } from "./supposed-claims";
import type { FiguresProps } from "./use-what-if";
import { statusLooks } from "../../marks/status";

export function Figures({ scene, answer }: FiguresProps) {
  const gaps = answer.gaps[scene.proof];
  const { before, after } = answer.comparison[scene.proof].figures;
  const { coverage } = answer.comparison;
  return (
    <section aria-label="Before and after">
      <p
        aria-hidden
        className="grid grid-cols-[14px_1fr_5rem_5rem] gap-1.5 border-b border-line-strong pb-1 text-right text-tiny text-soft"
      >
        <span className="col-span-2" />
        <span>Now</span>
        <span>What if</span>
      </p>
      <GateFigures scene={scene} answer={answer} />
      <StageFigures scene={scene} answer={answer} />
      <AnsweredFigures scene={scene} answer={answer} />
      <Figure
        label="Gaps"
        isGood={false}
        before={before.gaps}
        after={after.gaps}
        of={[coverage.before.inScope, coverage.after.inScope]}
      >
        <TurnedGaps scene={scene} answer={answer} />
        <p className="pt-1.5 text-soft">
          {gaps.length < after.gaps
            ? `The first ${gaps.length} of ${after.gaps} that would be left, by priority:`
            : "What would be left, by priority:"}
        </p>
        <Rows scene={scene} items={gaps} keyOf={({ node, control }) => `${node} ${control}`}>
          {({ node, control, status }) => (
            <ClaimPlace scene={scene} node={node} control={control} status={status} />
          )}
        </Rows>
      </Figure>
    </section>
  );
}

/** The gaps that would be none any more, and the other way round: only where something is supposed does that differ. */
function TurnedGaps({ scene, answer: { supposed } }: FiguresProps) {
  const { pipeline, proof, today } = scene;
  const turned = supposedClaims(pipeline, supposed, today).flatMap(({ node, control, claim }) => {
    const [before, after] = [claimsOf(pipeline, node).get(control), claim].map((one) =>
      effectiveStatus(one, today),
    );
    return before && after && isOpen(before, proof) !== isOpen(after, proof)
      ? [{ node, control, before, after }]
      : [];
  });
  if (turned.length === 0) return null;
  return (
    <>
      <p className="text-soft">What changes:</p>
      <Rows scene={scene} items={turned} keyOf={({ node, control }) => `${node} ${control}`}>
        {({ node, control, before, after }) => (
          <ClaimPlace scene={scene} node={node} control={control}>
            <Turned before={statusLooks[before].word} after={statusLooks[after].word} />
          </ClaimPlace>
        )}
      </Rows>
    </>
  );
}
