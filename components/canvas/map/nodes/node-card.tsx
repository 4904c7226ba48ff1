import { Handle, type NodeProps, Position } from "@xyflow/react";
import { clsx } from "clsx";
import dynamic from "next/dynamic";
import { memo, useRef, type RefObject, useLayoutEffect } from "react";
import { useEditor, useNodeCounts } from "@/lib/client/editor/editor-context";
import { shownPart } from "@/lib/client/parts/shown-part";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { parentsOut } from "@/lib/domain/pipeline/parent-images";
import { NodeMark } from "@/components/marks/node-mark";
import { namesIn, nextNames } from "../../keyboard/next-names";
import { useMapState } from "../../state/map-context";
import { nodeLabel } from "@/lib/domain/words/node-label";
import { cardHighlightClasses, useBadges, useNodeHighlight } from "../../highlight/highlight-look";
import { cardNameId } from "./card-name-id";
import { nodeSubtitle } from "@/lib/domain/words/node-subtitle";
import type { CardNode } from "../flow-types";
import { focusMap } from "../../state/map-focus";
import { statusLooks } from "@/components/marks/status";
import { openCount, standingOf } from "@/lib/domain/posture/coverage/coverage";
import { CoverageBar } from "@/components/marks/bars";
import { Pencil } from "lucide-react";
import { marksIn, useMarksOn } from "@/lib/client/live/presence-store";
import { PersonMark } from "@/components/marks/person-mark";

const shown = 3;

const LensLine = dynamic(
  shownPart(() => import("../../panels/lens/lens-line").then((module) => module.LensLine)),
  // Without one of its own, waiting for it would hide the whole map.
  { loading: () => null },
);

const NodeBadges = dynamic(
  shownPart(() => import("../../highlight/node-badges").then((module) => module.NodeBadges)),
  // Without one of its own, waiting for it would hide the whole map.
  { loading: () => null },
);
// Out of the way of the arrows until a pointer is near, or a line is being drawn; 24 px to hit.
const handleClass = "map-handle !size-3 !border-2 after:absolute after:-inset-1.5 after:content-['']";

function Card({ id, data: { node }, selected }: NodeProps<CardNode>) {
  const counts = useNodeCounts(id);
  const next = useEditor(({ visible }) => nextNames(visible, id));
  const card = useRef<HTMLDivElement>(null);
  usePassFocusOn(card);
  const highlight = useNodeHighlight(id);
  const badges = useBadges(id);
  const detail = useMapState((state) => (state.detail === "middle" ? "near" : state.detail));
  const [isFar, isTiny] = [detail !== "near", detail === "tiny"];
  const isDimmed = useMapState(({ found }) => found !== undefined && !found.has(id));
  return (
    <div
      ref={card}
      className={clsx(
        "map-card h-24 w-49 rounded-card border bg-panel px-3 py-2.5 shadow-card",
        selected ? "border-blue outline-2 outline-offset-2 outline-blue" : "border-line-strong",
        highlight && cardHighlightClasses[highlight],
        isDimmed && "border-dashed !bg-bg !shadow-none [&_.card-details]:hidden",
      )}
    >
      <Hold type="target" isFar={isFar} />
      {/* What the card is called: all of it in one sentence. What follows is the same for the eye. Not drawn at all: out of sight it would still be painted. */}
      <span hidden id={cardNameId(id)}>
        {nodeLabel({ node, openGaps: openCount(counts), inScope: counts.inScope, next: namesIn(next) })}
        {badges?.map(({ text }) => `, ${text.toLowerCase()}`).join("")}
      </span>
      {!isTiny && (
        <div aria-hidden className="flex items-center gap-2.5">
          <NodeMark node={node} />
          <div className="min-w-0">
            <h3 className="card-name truncate leading-tight">{node.name}</h3>
            {!isFar && <Subtitle node={node} />}
          </div>
        </div>
      )}
      {!isFar && (
        <div aria-hidden className="card-details mt-2">
          <CardDetails id={id} />
        </div>
      )}
      <Hold type="source" isFar={isFar} />
      {badges && <NodeBadges badges={badges} />}
      <NodePeople node={id} />
    </div>
  );
}

function Subtitle({ node }: { readonly node: PipelineNode }) {
  const parents = useEditor(({ visible }) =>
    node.kind === "parent-registry" ? parentsOut(visible, node.id) : undefined,
  );
  return (
    <p title={parents} className="truncate text-tiny text-soft">
      {nodeSubtitle(node, parents)}
    </p>
  );
}

/** Where a line begins or ends. React Flow looks for it, but no pointer can take hold of it from far away. */
function Hold({ type, isFar }: { readonly type: "source" | "target"; readonly isFar: boolean }) {
  const position = type === "source" ? Position.Right : Position.Left;
  if (isFar) return <span hidden className={type} data-handlepos={position} />;
  return <Handle type={type} position={position} className={handleClass} />;
}

export const NodeCard = memo(Card);

function CardDetails({ id }: { readonly id: string }) {
  const isLens = useMapState(({ lens }) => lens !== "status");
  return isLens ? <LensLine id={id} /> : <CardCoverage id={id} />;
}

/** A card that is drawn no longer, because the map was moved or somebody deleted its node, leaves the focus to the map rather than to nothing. */
function usePassFocusOn(content: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const card = content.current?.closest(".react-flow__node");
    // Runs while the card still stands in the page.
    return () => {
      if (card && card === document.activeElement) focusMap();
    };
  }, [content]);
}

function CardCoverage({ id }: { readonly id: string }) {
  const counts = useNodeCounts(id);
  const standing = standingOf(counts);
  const open = counts.missing + counts.contradicted;
  if (counts.inScope === 0) return <p className="text-tiny text-soft">No controls in scope</p>;
  return (
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
          counts.notAssessed > 0 && (
            <Figure status="not-assessed" text={String(counts.notAssessed)} word="not assessed" />
          )
        )}
      </p>
    </>
  );
}

interface FigureProps {
  readonly status: "verified" | "declared" | "missing" | "not-assessed" | undefined;
  readonly text: string;
  readonly word: string;
}

/** A count with its glyph; the word is for the pointer, the card is too small for it. */
function Figure({ status, text, word }: FigureProps) {
  const look = status && statusLooks[status];
  return (
    <span
      title={`${text} ${word}`}
      className={clsx("inline-flex items-center gap-1", look && `font-medium ${look.text}`)}
    >
      {look && <look.Icon aria-hidden size={12} strokeWidth={2.5} />}
      {text}
    </span>
  );
}

/** On a card: who else looks at it, and who edits it. For the eye; to a screen reader the list in the bar says where everybody is. */
function NodePeople({ node }: { readonly node: string }) {
  const text = useMarksOn(node);
  if (text === undefined) return null;
  const people = marksIn(text);
  const editor = people.find(({ isEditing }) => isEditing);
  return (
    <span
      aria-hidden
      title={people.map(({ name, isEditing }) => (isEditing ? `${name} is editing` : name)).join(", ")}
      className="absolute -top-5 right-1.5 flex max-w-44 items-center gap-0.5 rounded-full border border-line-strong bg-panel p-px text-tiny shadow-card"
    >
      {people.slice(0, shown).map(({ id, name }) => (
        <PersonMark key={id} id={id} name={name} />
      ))}
      {people.length > shown && <span className="px-1 text-soft tabular-nums">+{people.length - shown}</span>}
      {editor && (
        <span className="flex min-w-0 items-center gap-1 pr-2 pl-0.5">
          <Pencil size={12} className="shrink-0" />
          <span className="truncate">{editor.name} is editing</span>
        </span>
      )}
    </span>
  );
}
