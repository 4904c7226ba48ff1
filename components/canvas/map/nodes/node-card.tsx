import { Handle, type NodeProps, Position } from "@xyflow/react";
import dynamic from "next/dynamic";
import { useShallow } from "zustand/react/shallow";
import { memo, useRef, type RefObject, useLayoutEffect } from "react";
import { useEditor, useNodeCounts } from "@/lib/client/editor/editor-context";
import { shownPart } from "@/lib/client/parts/shown-part";
import { namesIn, nextNames } from "../../keyboard/next-names";
import { useMapState } from "../../state/map-context";
import { nodeLabel } from "@/lib/domain/words/node-label";
import { useBadges } from "../../highlight/highlight-look";
import { CardFace } from "./card-face";
import { cardNameId } from "./card-name-id";
import type { CardNode } from "../flow-types";
import type { CardLevel } from "../../state/map-store";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { cardSelector, focusMap } from "../../state/map-focus";
import { Pencil } from "lucide-react";
import { allOnNode, openThreadsText, useOpenThreads } from "@/lib/client/comments/comment-marks";
import { useRunningMark } from "@/lib/client/running/running-marks";
import { marksIn, useMarksOn } from "@/lib/client/live/presence-store";
import { PersonMark } from "@/components/marks/person-mark";

const shown = 3;

const NodeBadges = dynamic(
  shownPart(() => import("../../highlight/node-badges").then((module) => module.NodeBadges)),
  // An own Suspense boundary: without it, the whole map would wait.
  { loading: () => null },
);
const RunningMark = dynamic(
  shownPart(() => import("./running-mark").then((module) => module.RunningMark)),
  { loading: () => null },
);
const CommentMark = dynamic(
  shownPart(() => import("./comment-mark").then((module) => module.CommentMark)),
  { loading: () => null },
);
// Does not cover the arrows until a pointer is near or a line is being drawn; 24 px to hit.
const handleClass = "map-handle !size-3 !border-2 after:absolute after:-inset-1.5 after:content-['']";

function Card({ data: { node } }: NodeProps<CardNode>) {
  const card = useRef<HTMLDivElement>(null);
  usePassFocusOn(card);
  const level = useMapState((state) => state.level);
  const isFar = level === "tile" || level === "cluster";
  return (
    <div ref={card} className="map-card">
      <CardBody node={node} level={level} />
      {/* After the face, which would cover them. */}
      <Hold type="target" isFar={isFar} />
      <Hold type="source" isFar={isFar} />
    </div>
  );
}

interface CardBodyProps {
  readonly node: PipelineNode;
  readonly level: CardLevel;
}

/** The content of a card, as words for screen readers and drawn for the eye, wherever on a screen it is. */
export function CardBody({ node, level }: CardBodyProps) {
  const { id } = node;
  const counts = useNodeCounts(id);
  const next = useEditor(({ visible }) => nextNames(visible, id));
  const badges = useBadges(id);
  const running = useRunningMark(id);
  const threads = useOpenThreads(allOnNode(id));
  const look = useMapState(
    useShallow(({ lens, found }) => ({
      isLens: lens !== "status",
      isDimmed: found !== undefined && !found.has(id),
    })),
  );
  return (
    <>
      {/* The card's name, in one sentence. The rest is the same for the eye. Hidden, not moved off the screen, where it would still be painted. */}
      <span hidden id={cardNameId(id)}>
        {nodeLabel({ node, counts, next: namesIn(next) })}
        {badges?.map(({ text }) => `, ${text.toLowerCase()}`).join("")}
        {running && `, ${running}`}
        {threads > 0 && `, ${openThreadsText(threads)}`}
      </span>
      <CardFace node={node} counts={counts} level={level} {...look}>
        {badges && <NodeBadges badges={badges} />}
        {running && level !== "cluster" && <RunningMark text={running} />}
        {threads > 0 && level !== "cluster" && (
          <CommentMark open={threads} isSecond={running !== undefined} />
        )}
        <NodePeople node={id} />
      </CardFace>
    </>
  );
}

/** The start or end of a line. React Flow looks for it, but from far away no pointer can grab it. */
function Hold({ type, isFar }: { readonly type: "source" | "target"; readonly isFar: boolean }) {
  const position = type === "source" ? Position.Right : Position.Left;
  if (isFar) return <span hidden className={type} data-handlepos={position} />;
  return <Handle type={type} position={position} className={handleClass} />;
}

export const NodeCard = memo(Card);

/** When a card leaves the screen or its node is deleted, the focus goes to the map, not to the body. */
function usePassFocusOn(content: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const card = content.current?.closest(cardSelector);
    // Runs while the card is still in the page.
    return () => {
      if (card && card === document.activeElement) focusMap();
    };
  }, [content]);
}

/** On a card: the other people who look at it or edit it. For the eye; screen readers have the list in the bar. */
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
