import { StatusMark } from "@/components/marks/status-mark";
import { today } from "@/lib/client/today";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { stepWords } from "@/lib/domain/posture/words/fix-sentences";
import { inNameOrder, nodeName } from "@/lib/domain/posture/words/node-names";
import { LongList } from "../long-list";
import { NodeButton } from "../node-button";

interface FixStepsProps {
  readonly nodes: readonly string[];
  readonly control: string;
  readonly pipeline: Pipeline;
}

/** What is left to do on each node of a fix, as its claim says now; each opens that claim. */
export function FixSteps({ nodes, control, pipeline }: FixStepsProps) {
  return (
    <LongList items={inNameOrder(pipeline, nodes)} keyOf={(node) => node}>
      {(node) => {
        const status = effectiveStatus(claimsOf(pipeline, node).get(control), today());
        return (
          <NodeButton node={node} control={control}>
            <span>
              {nodeName(pipeline, node)}: {stepWords(status)}
            </span>
            <StatusMark status={status} />
          </NodeButton>
        );
      }}
    </LongList>
  );
}
