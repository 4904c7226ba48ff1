"use client";
import { useEditor, useNodeCounts } from "@/lib/client/editor/editor-context";
import { nodeLabel } from "@/lib/domain/words/node-label";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import type { MouseEvent, ReactNode } from "react";
import { useNextNames, useOutline, useOutlineActions } from "./outline-context";
import { nodeElementId } from "./outline-focus";
import { openCount } from "@/lib/domain/posture/coverage/coverage";

/** A node where it stands in the outline: opens it, and takes its keys. Said as on the map: what it is, what is open, what comes next. */
export function NodeName({ node, children }: { readonly node: PipelineNode; readonly children: ReactNode }) {
  const counts = useNodeCounts(node.id);
  const next = useNextNames(node.id);
  const isOpen = useOutline(({ open }) => open.node === node.id);
  const { openNode } = useOutlineActions();
  return (
    <a
      id={nodeElementId(node.id)}
      data-node={node.id}
      href={`?node=${node.id}`}
      aria-label={nodeLabel({ node, openGaps: openCount(counts), inScope: counts.inScope, next })}
      aria-current={isOpen || undefined}
      onClick={(event) => unlessElsewhere(event, () => openNode(node.id))}
      className="rounded-control font-bold text-ink no-underline hover:text-blue hover:underline aria-current:text-blue"
    >
      {children}
    </a>
  );
}

/** Another node, by its name alone: leads to where it stands. */
export function NodeLink({ id }: { readonly id: string }) {
  const name = useEditor(({ visible }) => visible.nodes.get(id)?.name);
  const { goTo } = useOutlineActions();
  if (name === undefined) return null;
  return (
    <a
      href={`?node=${id}`}
      onClick={(event) => unlessElsewhere(event, () => goTo(id))}
      className="inline-block rounded-control py-[3px] font-medium text-blue hover:underline"
    >
      {name}
    </a>
  );
}

/** A link that is meant for another tab is left to the browser. */
function unlessElsewhere(event: MouseEvent, act: () => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  act();
}
