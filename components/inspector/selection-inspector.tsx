"use client";
import { Button } from "@/components/ui/button";
import { useIsReadOnly } from "@/lib/client/editor/editor-context";

/** Several things are selected. */
export function SelectionInspector({ nodes, edges, onRemove }: { readonly nodes: number; readonly edges: number; readonly onRemove: () => void }) {
  const isReadOnly = useIsReadOnly();
  return (
    <div className="flex flex-col gap-4">
      <header>
        <h2 className="text-[1.0625rem]">{nodes + edges} selected</h2>
        <p className="text-soft">
          {nodes} {nodes === 1 ? "node" : "nodes"} and {edges} {edges === 1 ? "hand-over" : "hand-overs"}. Drag one to move all; arrow keys move them too.
        </p>
      </header>
      {!isReadOnly && (
        <Button tone="danger" className="self-start" onClick={onRemove}>
          Delete all of these
        </Button>
      )}
    </div>
  );
}
