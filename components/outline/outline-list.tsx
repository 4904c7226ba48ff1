"use client";
import { allOnNode } from "@/lib/client/comments/comment-marks";
import { OpenThreads } from "@/components/editor/comments/open-threads";
import { credentialWords } from "@/lib/domain/words/credential-words";
import { pinnedWords } from "@/lib/domain/words/pinned-words";
import { openText } from "@/lib/domain/posture/words/open-text";
import { isStranger } from "@/lib/domain/pipeline/is-stranger";
import Link from "next/link";
import { useStageCounts, useEditor, useIsReadOnly } from "@/lib/client/editor/editor-context";
import type { Stage, PipelineEdge, PipelineNode } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { MoreRows, useGrowing } from "./more-rows";
import { useAsked, usePipelinePath, useShownIds, useHandOvers, useOutlineActions } from "./outline-context";
import { isFiltered } from "./outline-query";
import { ArrowRight, Hand, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { artifactWords } from "@/components/marks/line-look";
import { NodeMark } from "@/components/marks/node-mark";
import { nodeSubtitle } from "@/lib/domain/words/node-subtitle";
import { connectionWarning } from "@/lib/domain/catalogue/kinds";
import { GapsLink, NodeLink, NodeName, quietButton, RowButtons, TickBox } from "./cells";
import { stageNames } from "@/lib/domain/words/english";
import { CoverageBar } from "@/components/marks/bars";

/** One node of the list; redrawn only for its own changes. */
const ListRow = memo(Row);

/** The pipeline in reading order: stage by stage, and in each the nodes in the order in which a container passes them. */
export function OutlineList() {
  return stages.map((stage) => <StageSection key={stage} stage={stage} />);
}

function StageSection({ stage }: { readonly stage: Stage }) {
  const ids = useShownIds(stage);
  const query = useAsked();
  const growing = useGrowing(ids.length, query);
  const counts = useStageCounts(stage);
  const gaps = usePipelinePath("/gaps");
  const filtered = isFiltered(query);
  if (ids.length === 0 && filtered) return null;
  return (
    <section aria-labelledby={stage} className="mb-5">
      <div className="mb-1.5 flex flex-wrap items-baseline gap-x-3">
        <h2 id={stage} tabIndex={-1} className="scroll-mt-28 text-lead outline-none">
          {stageNames[stage]}
        </h2>
        <p className="text-soft tabular-nums">
          {ids.length} {ids.length === 1 ? "node" : "nodes"}
          {filtered && " found"},{" "}
          {counts.inScope === 0 ? (
            "no controls in scope"
          ) : (
            <Link href={`${gaps}?stage=${stage}`} prefetch={false} className="hover:underline">
              {openText(counts)}
              <span className="sr-only"> in {stageNames[stage]}</span>
            </Link>
          )}
        </p>
        {counts.inScope > 0 && <CoverageBar counts={counts} className="max-w-44 self-center" />}
      </div>
      {ids.length === 0 ? (
        <p className="rounded-card border border-dashed border-line-strong px-4 py-3 text-soft">
          No nodes in this stage yet.
        </p>
      ) : (
        <ol className="rounded-card bg-panel px-4 shadow-card max-sm:px-3">
          {ids.slice(0, growing.drawn).map((id) => (
            <ListRow key={id} id={id} />
          ))}
        </ol>
      )}
      <MoreRows growing={growing} total={ids.length} />
    </section>
  );
}

function Row({ id }: { readonly id: string }) {
  const node = useEditor(({ visible }) => visible.nodes.get(id));
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
        <OpenThreads place={allOnNode(node.id)} />
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

function About({ node }: { readonly node: PipelineNode }) {
  const zone = useEditor(({ visible }) =>
    node.zone === undefined ? undefined : visible.zones.get(node.zone)?.name,
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
  const target = useEditor(({ visible }) => visible.nodes.get(edge.target));
  const { openEdge } = useOutlineActions();
  const isReadOnly = useIsReadOnly();
  if (!target) return null;
  const warning = connectionWarning(source.kind, target.kind, edge.artifact, isStranger(source));
  return (
    <li className="flex items-start gap-2">
      <ArrowRight aria-hidden size={14} className="mt-1.5 max-sm:pointer-coarse:mt-4 shrink-0 text-soft" />
      <div className="flex min-h-7 min-w-0 flex-wrap items-center gap-x-2">
        <span className="min-w-0 [overflow-wrap:anywhere]">
          <NodeLink id={target.id} />
          <span className="text-soft">
            : {artifactWords[edge.artifact]}
            {pinnedWords(edge)}
            {credentialWords(edge)}
            {edge.automated !== undefined && `, ${edge.automated ? "automated" : "manual"}`}
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
            the connection from {source.name} to {target.name}
          </span>
        </button>
      </div>
    </li>
  );
}
