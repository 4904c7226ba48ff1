"use client";
import { ArrowRight, Hand, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { artifactWords } from "@/components/marks/line-look";
import { NodeMark } from "@/components/marks/node-mark";
import { nodeSubtitle } from "@/lib/domain/words/node-subtitle";
import { useEditor, useIsReadOnly } from "@/lib/client/editor/editor-context";
import { connectionWarning } from "@/lib/domain/catalogue/kinds";
import type { PipelineEdge, PipelineNode } from "@/lib/domain/pipeline/document";
import { getRecord } from "@/lib/domain/pipeline/records";
import { GapsLink } from "./gaps-link";
import { NodeLink, NodeName } from "./node-name";
import { useHandOvers, useOutlineActions } from "./outline-context";
import { quietButton, RowButtons } from "./row-buttons";
import { TickBox } from "./tick-box";

function Row({ id }: { readonly id: string }) {
  const node = useEditor(({ visible }) => getRecord(visible.nodes, id));
  const isReadOnly = useIsReadOnly();
  const { outgoing } = useHandOvers(id);
  if (!node) return null;
  return (
    <li className="outline-row keep-together border-t border-line py-2.5 first:border-t-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        {!isReadOnly && <TickBox node={node} />}
        <NodeMark node={node} />
        <div className="min-w-40 flex-1">
          <h3 className="[overflow-wrap:anywhere]">
            <NodeName node={node}>{node.name}</NodeName>
          </h3>
          <About node={node} />
        </div>
        <GapsLink node={node} />
        {!isReadOnly && <RowButtons node={node} />}
      </div>
      {outgoing.length > 0 && (
        <ul aria-label={`${node.name} goes to`} className="mt-1 flex flex-col pl-10 max-sm:pl-2">
          {outgoing.map((edge) => (
            <GoesTo key={edge.id} edge={edge} source={node} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** One node of the list; drawn again for what is about itself alone. */
export const ListRow = memo(Row);

function About({ node }: { readonly node: PipelineNode }) {
  const zone = useEditor(({ visible }) =>
    node.zone === undefined ? undefined : getRecord(visible.zones, node.zone)?.name,
  );
  const parts = [
    nodeSubtitle(node),
    node.owner === undefined ? undefined : `owner ${node.owner}`,
    zone === undefined ? undefined : `in ${zone}`,
  ];
  return (
    <p className="text-soft [overflow-wrap:anywhere]">
      {parts.filter((part) => part !== undefined).join(" · ")}
    </p>
  );
}

function GoesTo({ edge, source }: { readonly edge: PipelineEdge; readonly source: PipelineNode }) {
  const target = useEditor(({ visible }) => getRecord(visible.nodes, edge.target));
  const { openEdge } = useOutlineActions();
  const isReadOnly = useIsReadOnly();
  if (!target) return null;
  const warning = connectionWarning(source.kind, target.kind, edge.artifact);
  return (
    <li className="flex items-start gap-2">
      <ArrowRight aria-hidden size={14} className="mt-1.5 shrink-0 text-soft" />
      <div className="flex min-h-7 min-w-0 flex-wrap items-center gap-x-2">
        <span className="min-w-0 [overflow-wrap:anywhere]">
          <NodeLink id={target.id} />
          <span className="text-soft">
            : {artifactWords[edge.artifact]}
            {edge.automated !== undefined && `, ${edge.automated ? "automated" : "by hand"}`}
          </span>
        </span>
        {edge.automated === false && <Hand aria-hidden size={13} className="shrink-0 text-soft" />}
        {warning !== undefined && (
          <span title={warning} className="inline-flex items-center gap-1 text-tiny text-partial">
            <TriangleAlert aria-hidden size={13} /> unusual
            <span className="sr-only">: {warning}</span>
          </span>
        )}
        <button type="button" onClick={() => openEdge(edge.id)} className={quietButton}>
          {isReadOnly ? "Show" : "Change"}
          <span className="sr-only">
            {" "}
            the hand-over from {source.name} to {target.name}
          </span>
        </button>
      </div>
    </li>
  );
}
