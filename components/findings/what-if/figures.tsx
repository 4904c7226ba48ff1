import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { isOpen } from "@/lib/domain/posture/findings/gaps";
import { AnsweredFigures } from "./answered-figures";
import { ClaimPlace, Figure, Rows, Turned } from "./figure";
import { GateFigures } from "./gate-figures";
import { supposedClaims } from "./supposed-claims";
import type { FiguresProps } from "./use-what-if";
import { statusLooks } from "@/components/marks/status";
import { useEditorHandle } from "@/lib/client/editor/editor-context";
import { stageNames } from "@/lib/domain/words/stage-names";
import { type PipelineNode, stages } from "@/lib/domain/pipeline/document";
import { valuesOf } from "@/lib/domain/pipeline/records";
import { type Counts, countsOf, coverNode } from "@/lib/domain/posture/coverage/coverage";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { standingOf } from "@/lib/domain/posture/coverage/standing";

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

/** How many controls stand, of those in scope: in all, by stage, and by node. */
function StageFigures({ scene, answer }: FiguresProps) {
  const { pipeline, proof } = scene;
  const { coverage, stages: byStage } = answer.comparison;
  const figure = ({ before, after }: { readonly before: Counts; readonly after: Counts }) => ({
    before: standingOf(before, proof),
    after: standingOf(after, proof),
    of: [before.inScope, after.inScope] as const,
    isGood: true,
  });
  return (
    <Figure label={proof === "proven" ? "Controls proven" : "Controls that stand"} {...figure(coverage)}>
      {stages.map((stage) => (
        <Figure key={stage} label={stageNames[stage]} {...figure(byStage[stage])}>
          <StageNodes
            scene={scene}
            answer={answer}
            nodes={[...valuesOf(pipeline.nodes)].filter((node) => node.stage === stage)}
          />
        </Figure>
      ))}
    </Figure>
  );
}

interface StageNodesProps extends FiguresProps {
  readonly nodes: readonly PipelineNode[];
}

function StageNodes({ scene, answer, nodes }: StageNodesProps) {
  const { pipeline, proof, today, surface } = scene;
  const { controlsOf } = useEditorHandle();
  const supposed = supposedClaims(pipeline, answer.supposed, today);
  const rows = nodes.map((node) => {
    const controls = controlsOf(pipeline, node);
    const claims = claimsOf(pipeline, node.id);
    const ours = supposed.filter((one) => one.node === node.id);
    const switched = new Map([
      ...claims,
      ...ours.flatMap(({ control, claim }) => (claim ? [[control, claim] as const] : [])),
    ]);
    const [before, after] = [claims, switched].map((some) =>
      countsOf(coverNode(controls, some, today).tally),
    );
    return { node, before, after, isTouched: ours.length > 0 };
  });
  return (
    <Rows
      scene={scene}
      items={rows.toSorted((a, b) => Number(b.isTouched) - Number(a.isTouched))}
      keyOf={({ node }) => node.id}
    >
      {({ node, before, after, isTouched }) => (
        <surface.NodePlace
          node={node.id}
          figure={
            before &&
            after && (
              <span className="whitespace-nowrap tabular-nums">
                {isTouched && `${standingOf(before, proof)} → `}
                {standingOf(after, proof)} of {after.inScope}
              </span>
            )
          }
        >
          {nodeName(pipeline, node.id)}
        </surface.NodePlace>
      )}
    </Rows>
  );
}
