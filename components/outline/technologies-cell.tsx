"use client";
import { useState } from "react";
import { TechnologyPicker } from "@/components/inspector/technology-picker";
import { useIsReadOnly } from "@/lib/client/editor/editor-context";
import { technologyName } from "@/lib/domain/catalog/technologies";
import { changeNodes } from "@/lib/domain/edits/nodes";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { useOutlineActions } from "./outline-context";

/** Which tools a node is; the picker opens in the cell. */
export function TechnologiesCell({ node }: { readonly node: PipelineNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const isReadOnly = useIsReadOnly();
  const { perform } = useOutlineActions();
  const chosen = node.technologies ?? [];
  const names = chosen.map(technologyName).join(", ");
  if (isReadOnly) return <span className="[overflow-wrap:anywhere]">{names}</span>;
  return (
    <div className="min-w-0">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="on-paper min-h-8 w-full rounded-control border border-transparent px-2.5 py-1 text-left [overflow-wrap:anywhere] hover:border-control"
      >
        <span className="sr-only">Technologies of {node.name}: </span>
        {names === "" ? <span className="not-on-paper text-faint">Add</span> : names}
      </button>
      {isOpen && (
        <TechnologyPicker
          kind={node.kind}
          chosen={chosen}
          isReadOnly={false}
          onChange={(technologies) =>
            perform((pipeline) => changeNodes(pipeline, [node.id], { technologies }))
          }
        />
      )}
    </div>
  );
}
