import { inNameOrder, nodeName } from "@/lib/domain/posture/words/node-names";
import { LongList, type Scene } from "../scene";
import { StepWords } from "./plan-button";

interface FixStepsProps {
  readonly scene: Scene;
  readonly nodes: readonly string[];
  readonly control: string;
}

const mostSteps = 8;

export function FixSteps({ scene: { pipeline, today, surface }, nodes, control }: FixStepsProps) {
  return (
    <LongList
      surface={surface}
      items={inNameOrder(pipeline, nodes)}
      most={mostSteps}
      all={{ finding: control }}
      keyOf={(node) => node}
      className={surface.look.steps}
    >
      {(node) => (
        <surface.NodePlace
          node={node}
          control={control}
          after={<StepWords node={node} control={control} today={today} />}
        >
          {nodeName(pipeline, node)}
        </surface.NodePlace>
      )}
    </LongList>
  );
}
