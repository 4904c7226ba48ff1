import { useEditorHandle } from "@/lib/client/editor/editor-context";
import { stageNames } from "@/lib/domain/words/stage-names";
import { type PipelineNode, stages } from "@/lib/domain/pipeline/document";
import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import { valuesOf } from "@/lib/domain/pipeline/records";
import { type Counts, countsOf, coverNode } from "@/lib/domain/posture/coverage/coverage";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { standingOf } from "@/lib/domain/posture/coverage/standing";
import { Figure, Rows } from "./figure";
import { supposedClaims } from "./supposed-claims";
import type { FiguresProps } from "./use-what-if";

/** How many controls stand, of those in scope: in all, by stage, and by node. */
export function StageFigures({ scene, answer }: FiguresProps) {
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
