import { StatusMark } from "@/components/marks/status-mark";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { controlsById } from "../controls-by-id";
import { NodeButton } from "../node-button";
import { AnsweredFigures } from "./answered-figures";
import { Figure, Rows } from "./figure";
import { GateFigures } from "./gate-figures";
import { TurnedGaps } from "./turned-gaps";
import { StageFigures } from "./stage-figures";
import type { FiguresProps } from "./use-what-if";

function leftText(listed: number, all: number): string {
  return listed < all
    ? `The first ${listed} of ${all} that would be left, by priority:`
    : "What would be left, by priority:";
}

/** Every figure now and what if, side by side. */
export function Figures({ answer, pipeline, proof }: FiguresProps) {
  const { before, after } = answer.comparison[proof].figures;
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
      <GateFigures answer={answer} pipeline={pipeline} proof={proof} />
      <StageFigures answer={answer} pipeline={pipeline} proof={proof} />
      <AnsweredFigures answer={answer} pipeline={pipeline} proof={proof} />
      <Figure
        label="Gaps"
        isGood={false}
        before={before.gaps}
        after={after.gaps}
        of={[answer.comparison.coverage.before.inScope, answer.comparison.coverage.after.inScope]}
      >
        <TurnedGaps answer={answer} pipeline={pipeline} proof={proof} />
        <p className="pt-1.5 text-soft">{leftText(answer.gaps[proof].length, after.gaps)}</p>
        <Rows items={answer.gaps[proof]} keyOf={({ node, control }) => `${node} ${control}`}>
          {({ node, control, status }) => (
            <NodeButton node={node} control={control}>
              <span>
                {controlsById.get(control)?.title ?? control}
                <span className="block text-tiny text-soft">{nodeName(pipeline, node)}</span>
              </span>
              <StatusMark status={status} />
            </NodeButton>
          )}
        </Rows>
      </Figure>
    </section>
  );
}
