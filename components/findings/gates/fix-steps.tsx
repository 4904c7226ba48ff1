"use client";
import { useEditor } from "@/lib/client/editor/editor-context";
import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { inNameOrder, nodeName } from "@/lib/domain/posture/words/node-names";
import { stepWords } from "@/lib/domain/posture/words/fix-sentences";
import { LongList } from "./long-list";
import { NodeLink } from "./node-link";

interface FixStepsProps {
  readonly nodes: readonly string[];
  readonly control: string;
  readonly mapPath: string;
  readonly today: string;
  /** Where all of them are to be seen. */
  readonly allHref?: string;
}

const mostSteps = 8;

/** What is left to do on each node of a fix, as its claim says now. */
export function FixSteps({ nodes, control, mapPath, today, allHref }: FixStepsProps) {
  const pipeline = useEditor((state) => state.visible);
  return (
    <LongList
      items={inNameOrder(pipeline, nodes)}
      most={mostSteps}
      allHref={allHref}
      keyOf={(node) => node}
      className="text-tiny"
    >
      {(node) => (
        <>
          <NodeLink mapPath={mapPath} node={node} control={control}>
            {nodeName(pipeline, node)}
          </NodeLink>
          : {stepWords(effectiveStatus(claimsOf(pipeline, node).get(control), today))}
        </>
      )}
    </LongList>
  );
}
