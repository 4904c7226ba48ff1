import { isStranger } from "@/lib/domain/pipeline/is-stranger";
import { ArrowLeft, ArrowRight, Hand, TriangleAlert } from "lucide-react";
import { memo, useId, useRef, useState } from "react";
import { artifactRows } from "@/lib/domain/catalogue/artifact-words";
import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/form";
import { connectionWarning } from "@/lib/domain/catalogue/kinds";
import type { PipelineEdge, PipelineNode } from "@/lib/domain/pipeline/document";

export interface Connection {
  readonly edge: PipelineEdge;
  readonly other: PipelineNode;
  readonly isOutgoing: boolean;
}

interface ConnectionsProps {
  readonly node: PipelineNode;
  readonly connections: readonly Connection[];
  /** Every other node, as a possible target. */
  readonly others: readonly PipelineNode[];
  readonly onConnect: (target: string) => void;
  readonly onSelectEdge: (edge: string) => void;
  readonly isReadOnly: boolean;
}

export function Connections({
  node,
  connections,
  others,
  onConnect,
  onSelectEdge,
  isReadOnly,
}: ConnectionsProps) {
  const id = useId();
  const [target, setTarget] = useState("");
  const chooser = useRef<HTMLSelectElement>(null);
  return (
    <section aria-label="Connections" className="flex flex-col gap-2">
      <h3>Connections</h3>
      {connections.length === 0 && <p className="text-soft">No connections yet.</p>}
      <ul className="flex flex-col">
        {connections.map(({ edge, other, isOutgoing }) => (
          <li key={edge.id}>
            <button
              type="button"
              onClick={() => onSelectEdge(edge.id)}
              className="flex w-full items-center gap-2 rounded-control px-1.5 py-1 text-left hover:bg-bg"
            >
              {isOutgoing ? (
                <ArrowRight aria-label="to" size={14} className="shrink-0 text-soft" />
              ) : (
                <ArrowLeft aria-label="from" size={14} className="shrink-0 text-soft" />
              )}
              <span className="min-w-0 flex-1 truncate">{other.name}</span>
              {isOdd(node, other, edge, isOutgoing) && (
                <TriangleAlert aria-label="unusual" size={13} className="shrink-0 text-partial" />
              )}
              {edge.automated === false && (
                <Hand aria-label="manual" size={13} className="shrink-0 text-soft" />
              )}
              <span className="text-tiny text-soft">{artifactRows[edge.artifact].word}</span>
            </button>
          </li>
        ))}
      </ul>
      {!isReadOnly && others.length > 0 && (
        <div className="flex items-end gap-2">
          <div className="flex flex-1 flex-col gap-1">
            <label htmlFor={id} className="font-medium">
              Connect to
            </label>
            <select
              ref={chooser}
              id={id}
              value={target}
              onChange={(event) => setTarget(event.target.value)}
              className={inputClass}
            >
              <option value="">Choose a node</option>
              <NodeOptions nodes={others} />
            </select>
          </div>
          <Button
            disabled={target === ""}
            onClick={() => {
              onConnect(target);
              setTarget("");
              // The button is disabled now, and would lose the focus.
              chooser.current?.focus();
            }}
          >
            Connect
          </Button>
        </div>
      )}
    </section>
  );
}

/** A thousand of them are read again only when the list changes. */
const NodeOptions = memo(function NodeOptions({ nodes }: { readonly nodes: readonly PipelineNode[] }) {
  return nodes.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
});

function isOdd(node: PipelineNode, other: PipelineNode, edge: PipelineEdge, isOutgoing: boolean): boolean {
  const [source, target] = isOutgoing ? [node, other] : [other, node];
  return connectionWarning(source.kind, target.kind, edge.artifact, isStranger(source)) !== undefined;
}
