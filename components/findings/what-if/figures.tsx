import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import { claimedStatus } from "@/lib/domain/posture/coverage/claimed-status";
import { effectiveStatus, isOpen } from "@/lib/domain/posture/coverage/effective-status";
import { AnsweredFigures } from "./answered-figures";
import { ClaimPlace, Figure, Rows, Turned } from "./figure";
import { WayFigures } from "./way-figures";
import { changeOf } from "@/lib/domain/posture/what-if/assumed";
import type { FiguresProps } from "./use-what-if";
import { statusLooks } from "@/components/marks/status";
import { useEditorHandle } from "@/lib/client/editor/editor-context";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { countsOf, coverNode, standingOf } from "@/lib/domain/posture/coverage/coverage";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import type { GateResult, VerdictName, Proof, Counts } from "@/lib/domain/posture/posture";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import { Disclosure } from "@/components/ui/disclosure";
import { openGatesOf, withStatus } from "./before-after";
import { stageNames } from "@/lib/domain/words/english";

const shown: readonly { readonly verdict: VerdictName; readonly label: string; readonly isGood: boolean }[] =
  [
    { verdict: "holds", label: "Gates that hold", isGood: true },
    { verdict: "bypassed", label: "Gates bypassed", isGood: false },
    { verdict: "stands-nowhere", label: "Gates not in place or not assessed", isGood: false },
  ];

const none: ReadonlySet<string> = new Set();

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
      <WayFigures scene={scene} answer={answer} />
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
            ? `First ${gaps.length} of ${after.gaps} remaining gaps, by priority:`
            : "Remaining gaps, by priority:"}
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

/** Gaps that would be closed, and new ones: only assumptions can change that. */
function TurnedGaps({ scene, answer: { supposed } }: FiguresProps) {
  const { pipeline, proof, today } = scene;
  const turned = (changeOf(pipeline, supposed, today).claims ?? []).flatMap((claim) => {
    const { node, control } = claim;
    const before = effectiveStatus(claimsOf(pipeline, node).get(control), today, pipeline);
    // An assumed status counts with everything it requires.
    const after = claimedStatus(claim, today);
    return isOpen(before, proof) !== isOpen(after, proof) ? [{ node, control, before, after }] : [];
  });
  if (turned.length === 0) return null;
  return (
    <>
      <p className="text-soft">Changes:</p>
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

function StageFigures({ scene, answer }: FiguresProps) {
  const { proof } = scene;
  const { coverage, stages: byStage } = answer.comparison;
  const figure = ({ before, after }: { readonly before: Counts; readonly after: Counts }) => ({
    before: standingOf(before, proof),
    after: standingOf(after, proof),
    of: [before.inScope, after.inScope] as const,
    isGood: true,
  });
  return (
    <Figure label={proof === "proven" ? "Controls verified" : "Controls in place"} {...figure(coverage)}>
      {stages.map((stage) => (
        <Figure key={stage} label={stageNames[stage]} {...figure(byStage[stage])}>
          <StageNodes
            scene={scene}
            answer={answer}
            nodes={[...answer.pipeline.nodes.values()].filter((node) => node.stage === stage)}
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
  const rows = nodes.map((node) => {
    // An added or removed connection may add or remove a control.
    const [before, after] = [pipeline, answer.pipeline].map((map) =>
      map.nodes.get(node.id)
        ? countsOf(coverNode(controlsOf(map, node), claimsOf(map, node.id), today, map).tally)
        : undefined,
    );
    const isTouched =
      before === undefined || after === undefined || standingOf(before, proof) !== standingOf(after, proof);
    return { node, before, after, isTouched };
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
            after && (
              <span className="whitespace-nowrap tabular-nums">
                {isTouched && `${before ? standingOf(before, proof) : "none"} → `}
                {standingOf(after, proof)} of {after.inScope}
              </span>
            )
          }
        >
          {nodeName(answer.pipeline, node.id)}
        </surface.NodePlace>
      )}
    </Rows>
  );
}

function GateFigures({ scene, answer: { before, after, comparison } }: FiguresProps) {
  const { proof } = scene;
  const [was, is] = [openGatesOf(before.gates, proof), openGatesOf(after.gates, proof)];
  const exposed = [...new Set([...was.keys(), ...is.keys()])].toSorted();
  const { figures } = comparison[proof];
  return (
    <>
      {shown.map(({ verdict, label, isGood }) => (
        <Figure
          key={verdict}
          label={label}
          isGood={isGood}
          before={countOf(before.gates, verdict, proof)}
          after={countOf(after.gates, verdict, proof)}
          of={[before.gates.length, after.gates.length]}
        >
          <Rows
            scene={scene}
            items={withStatus(verdictsOf(before.gates, proof), verdictsOf(after.gates, proof), verdict)}
            keyOf={({ id }) => id}
          >
            {({ id, before: from, after: to }) => (
              <GateLine
                scene={scene}
                control={id}
                before={verdictWords[from].word}
                after={verdictWords[to].word}
              />
            )}
          </Rows>
        </Figure>
      ))}
      <Figure
        label="Targets exposed"
        isGood={false}
        before={figures.before.exposedTargets.length}
        after={figures.after.exposedTargets.length}
        of={[before.graph.targets.length, after.graph.targets.length]}
      >
        <Rows scene={scene} items={exposed} keyOf={(target) => target}>
          {(target) => (
            <ExposedTarget
              scene={scene}
              target={target}
              was={was.get(target) ?? none}
              is={is.get(target) ?? none}
              gates={after.gates.length}
            />
          )}
        </Rows>
      </Figure>
    </>
  );
}

interface ExposedTargetProps extends Pick<FiguresProps, "scene"> {
  readonly target: string;
  readonly was: ReadonlySet<string>;
  readonly is: ReadonlySet<string>;
  readonly gates: number;
}

function ExposedTarget({ scene, target, was, is, gates }: ExposedTargetProps) {
  const turned = [...new Set([...was, ...is])].toSorted(
    (a, b) => Number(was.has(a) === is.has(a)) - Number(was.has(b) === is.has(b)),
  );
  return (
    <>
      <scene.surface.NodePlace node={target}>{nodeName(scene.pipeline, target)}</scene.surface.NodePlace>
      <Disclosure summary={`Open gates: ${was.size} → ${is.size} of ${gates}`}>
        <Rows scene={scene} items={turned} keyOf={(control) => control}>
          {(control) => (
            <GateLine
              scene={scene}
              control={control}
              before={passedWord(was.has(control))}
              after={passedWord(is.has(control))}
            />
          )}
        </Rows>
      </Disclosure>
    </>
  );
}

function passedWord(isPassed: boolean): string {
  return isPassed ? "Open" : "Closed";
}

interface GateLineProps extends Pick<FiguresProps, "scene"> {
  readonly control: string;
  readonly before: string;
  readonly after: string;
}

function GateLine({ scene: { surface, pipeline }, control, before, after }: GateLineProps) {
  return (
    <surface.GatePlace control={control}>
      {controlTitle(control, pipeline)}
      <Turned before={before} after={after} />
    </surface.GatePlace>
  );
}

function verdictsOf(gates: readonly GateResult[], proof: Proof): readonly (readonly [string, VerdictName])[] {
  return gates.map((gate) => [gate.control, gate[proof].verdict]);
}

function countOf(gates: readonly GateResult[], verdict: VerdictName, proof: Proof): number {
  return gates.filter((gate) => gate[proof].verdict === verdict).length;
}
