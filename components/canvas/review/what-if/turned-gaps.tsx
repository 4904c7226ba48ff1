import { statusLooks } from "@/components/marks/status-look";
import { today } from "@/lib/client/today";
import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { isOpen } from "@/lib/domain/posture/findings/gaps";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { controlsById } from "../controls-by-id";
import { NodeButton } from "../node-button";
import { Rows, Turned } from "./figure";
import { supposedClaims } from "./supposed-claims";
import type { FiguresProps } from "./use-what-if";

/** The gaps that would be none any more, and the other way round: only where something is supposed does that differ. */
export function TurnedGaps({ answer: { supposed }, pipeline, proof }: FiguresProps) {
  const turned = supposedClaims(pipeline, supposed, today()).flatMap(({ node, control, claim }) => {
    const [before, after] = [claimsOf(pipeline, node).get(control), claim].map((one) =>
      effectiveStatus(one, today()),
    );
    return before && after && isOpen(before, proof) !== isOpen(after, proof)
      ? [{ node, control, before, after }]
      : [];
  });
  if (turned.length === 0) return null;
  return (
    <>
      <p className="text-soft">What changes:</p>
      <Rows items={turned} keyOf={({ node, control }) => `${node} ${control}`}>
        {({ node, control, before, after }) => (
          <NodeButton node={node} control={control}>
            <span>
              {controlsById.get(control)?.title ?? control}
              <span className="block text-tiny text-soft">{nodeName(pipeline, node)}</span>
              <Turned before={statusLooks[before].word} after={statusLooks[after].word} />
            </span>
          </NodeButton>
        )}
      </Rows>
    </>
  );
}
