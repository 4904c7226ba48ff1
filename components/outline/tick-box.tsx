"use client";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { useOutline, useOutlineActions } from "./outline-context";

export function TickBox({ node }: { readonly node: Pick<PipelineNode, "id" | "name"> }) {
  const isTicked = useOutline(({ ticked }) => ticked.has(node.id));
  const { tick } = useOutlineActions();
  return (
    <label className="not-on-paper grid size-7.5 shrink-0 place-items-center">
      <input
        type="checkbox"
        checked={isTicked}
        className="size-4 accent-primary"
        onChange={(event) => tick([node.id], event.target.checked)}
      />
      <span className="sr-only">Select {node.name}</span>
    </label>
  );
}
