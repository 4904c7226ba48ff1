import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { clsx } from "clsx";
import { memo, useRef } from "react";
import { CoverageBar } from "@/components/posture/coverage-bar";
import { statusLooks } from "@/components/posture/status-look";
import { useEditor, useNodeCounts } from "@/lib/client/editor/editor-context";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { parentsOut } from "@/lib/domain/pipeline/parent-images";
import { openCount } from "@/lib/domain/posture/coverage";
import { trailCardClasses } from "../follow/trail-look";
import { useNodeTrail } from "../follow/trail-store";
import { NodeMark } from "../icons/node-mark";
import { namesIn, nextNames } from "../keyboard/next-names";
import { usePassFocusOn } from "../keyboard/use-pass-focus-on";
import { nodeLabel } from "../node-label";
import { nodeSubtitle } from "./node-subtitle";

export type CardNode = Node<{ readonly node: PipelineNode }, "card">;

// Out of the way of the arrows until a pointer is near, or a line is being drawn; 24 px to hit.
const handleClass = "map-handle !size-3 !border-2 !border-panel !bg-blue after:absolute after:-inset-1.5 after:content-['']";

function Card({ id, data: { node }, selected }: NodeProps<CardNode>) {
  const counts = useNodeCounts(id);
  const parents = useEditor(({ visible }) => (node.kind === "parent-registry" ? parentsOut(visible, id) : undefined));
  const next = useEditor(({ visible }) => nextNames(visible, id));
  const card = useRef<HTMLElement>(null);
  usePassFocusOn(card);
  const trail = useNodeTrail(id);
  const subtitle = nodeSubtitle(node, parents);
  const standing = counts.verified + counts.declared;
  const open = counts.missing + counts.contradicted;
  return (
    <article
      ref={card}
      className={clsx(
        "h-24 w-49 rounded-card border bg-panel px-3 py-2.5 shadow-card",
        selected ? "border-blue outline-2 outline-offset-2 outline-blue" : "border-line-strong",
        trail && trailCardClasses[trail],
      )}
    >
      <Handle type="target" position={Position.Left} className={handleClass} />
      {/* What the card is called: all of it in one sentence. What follows is the same for the eye. */}
      <span className="sr-only">{nodeLabel({ node, openGaps: openCount(counts), inScope: counts.inScope, next: namesIn(next) })}</span>
      <div aria-hidden className="flex items-center gap-2.5">
        <NodeMark node={node} />
        <div className="min-w-0">
          <h3 className="truncate leading-tight">{node.name}</h3>
          <p title={parents} className="truncate text-tiny text-soft">
            {subtitle}
          </p>
        </div>
      </div>
      <div aria-hidden className="card-details mt-2">
        {counts.inScope > 0 ? (
          <>
            <CoverageBar counts={counts} />
            <p className="mt-1.5 flex justify-between text-tiny text-soft tabular-nums">
              <Figure
                status={standing === 0 ? undefined : counts.declared > 0 ? "declared" : "verified"}
                text={`${standing} of ${counts.inScope}`}
                word="stand"
              />
              {open > 0 ? (
                <Figure status="missing" text={String(open)} word="missing or contradicted" />
              ) : (
                counts.notAssessed > 0 && <Figure status="not-assessed" text={String(counts.notAssessed)} word="not assessed" />
              )}
            </p>
          </>
        ) : (
          <p className="text-tiny text-soft">No controls apply</p>
        )}
      </div>
      <Handle type="source" position={Position.Right} className={handleClass} />
    </article>
  );
}

/** A count with its glyph; the word is for the screen reader and the pointer, the card is too small for it. */
function Figure({
  status,
  text,
  word,
}: {
  readonly status: "verified" | "declared" | "missing" | "not-assessed" | undefined;
  readonly text: string;
  readonly word: string;
}) {
  const look = status && statusLooks[status];
  return (
    <span title={`${text} ${word}`} className={clsx("inline-flex items-center gap-1", look && `font-medium ${look.text}`)}>
      {look && <look.Icon aria-hidden size={12} strokeWidth={2.5} />}
      {text}
      <span className="sr-only"> {word}</span>
    </span>
  );
}

export const NodeCard = memo(Card);
