"use client";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { useOutlineActions } from "./outline-context";

export const quietButton =
  "not-on-paper min-h-7 rounded-control px-2 text-soft underline decoration-line-strong underline-offset-2 hover:bg-bg hover:text-ink";

export function RowButtons({ node }: { readonly node: Pick<PipelineNode, "id" | "name"> }) {
  const { openDialog, duplicate, remove } = useOutlineActions();
  const actions = [
    { word: "Connect", act: () => openDialog({ name: "connect", node: node.id }) },
    { word: "Move", act: () => openDialog({ name: "move", node: node.id }) },
    { word: "Duplicate", act: () => duplicate(node.id) },
    { word: "Delete", act: () => remove([node.id]) },
  ];
  return (
    <div className="-mr-1 flex flex-wrap">
      {actions.map(({ word, act }) => (
        <button key={word} type="button" onClick={act} className={quietButton}>
          {word}
          <span className="sr-only"> {node.name}</span>
        </button>
      ))}
    </div>
  );
}
