import { clsx } from "clsx";
import { Hand, MoveRight } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { CoverageBar } from "@/components/marks/bars";
import { EnvironmentMark } from "@/components/marks/environment-mark";
import { artifactWords } from "@/components/marks/line-look";
import { NodeMark } from "@/components/marks/node-mark";
import { acceptedLook } from "@/components/marks/accepted-look";
import { statusLooks } from "@/components/marks/status";
import { useControlsOf, useEditor } from "@/lib/client/editor/editor-context";
import { today } from "@/lib/client/today";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { edgesAt } from "@/lib/domain/pipeline/edges-at";
import { parentsOut } from "@/lib/domain/pipeline/parent-images";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { openCount, standingOf } from "@/lib/domain/posture/coverage/coverage";
import { heatOf, openFigures, worstControls, worstOf } from "@/lib/domain/posture/coverage/worst";
import type { Counts } from "@/lib/domain/posture/posture";
import { nodeSubtitle } from "@/lib/domain/words/node-subtitle";
import { cardHighlightClasses, useNodeHighlight } from "../../highlight/highlight-look";
import { useMapState } from "../../state/map-context";
import type { CardLevel } from "../../state/map-store";
import { Figure, LensLine } from "./card-parts";

const markSizes = { open: 36, card: 30, compact: 24 } as const;

interface CardFaceProps {
  readonly node: PipelineNode;
  readonly counts: Counts;
  readonly level: CardLevel;
  /** A lens is on: every card shows its subject instead of control statuses. */
  readonly isLens: boolean;
  /** The card does not match the search. */
  readonly isDimmed: boolean;
  readonly children?: ReactNode;
}

/** The text of a card at this zoom level. For the eye: its name for screen readers is in the card. */
export function CardFace({ node, counts, level, isLens, isDimmed, children }: CardFaceProps) {
  const worst = worstOf(counts);
  const highlight = useNodeHighlight(node.id);
  return (
    <div
      aria-hidden
      title={level === "cluster" ? node.name : undefined}
      data-level={level}
      data-worst={isLens ? undefined : worst?.status}
      data-heat={isLens ? 0 : heatOf(counts)}
      data-plain={highlight || isDimmed ? undefined : ""}
      className={clsx(
        "card-face",
        highlight && cardHighlightClasses[highlight],
        isDimmed && "border-dashed !bg-bg !shadow-none [&_.card-details]:hidden",
      )}
    >
      {level === "cluster" || level === "tile" ? (
        <SmallFace node={node} counts={counts} level={level} isLens={isLens} />
      ) : (
        <Face node={node} counts={counts} level={level} isLens={isLens} />
      )}
      {children}
    </div>
  );
}

interface FaceProps<Level extends CardLevel> {
  readonly node: PipelineNode;
  readonly counts: Counts;
  readonly level: Level;
  readonly isLens: boolean;
}

function Face({ node, counts, level, isLens }: FaceProps<"open" | "card" | "compact">) {
  return (
    <>
      {node.environment && (
        <span className="card-sign absolute -top-2.25 right-2.5 flex rounded-sm ring-2 ring-bg">
          <EnvironmentMark of={node.environment} isShort={level === "compact"} />
        </span>
      )}
      <div className="card-head flex min-w-0 items-start gap-2">
        <NodeMark node={node} size={markSizes[level]} />
        <div className="min-w-0 flex-1">
          <h3 className="card-name line-clamp-2">{node.name}</h3>
          <Tool node={node} />
        </div>
      </div>
      <div className={clsx("card-details flex min-h-0 flex-col", level === "compact" ? "mt-auto" : "mt-2")}>
        {isLens ? (
          <LensLine id={node.id} />
        ) : counts.inScope === 0 ? (
          <WithoutControls node={node} level={level} />
        ) : (
          <>
            <CoverageBar
              counts={counts}
              className={level === "open" ? "!h-2.25" : level === "card" ? "" : "!h-1.75"}
            />
            <Figures counts={counts} level={level} />
            {level !== "compact" && <WorstControls node={node} open={openCount(counts)} />}
          </>
        )}
      </div>
    </>
  );
}

function Tool({ node }: { readonly node: PipelineNode }) {
  const parents = useEditor(({ visible }) =>
    node.kind === "parent-registry" ? parentsOut(visible, node.id) : undefined,
  );
  return (
    <p title={parents} className="card-tool truncate text-soft">
      {nodeSubtitle(node, parents)}
    </p>
  );
}

function Figures({
  counts,
  level,
}: {
  readonly counts: Counts;
  readonly level: "open" | "card" | "compact";
}) {
  const inPlace = standingOf(counts);
  const open = openFigures(counts);
  return (
    <p className="mt-1 flex justify-between gap-2 whitespace-nowrap text-soft">
      <span className="inline-flex shrink-0 items-center gap-0.75">
        <Figure
          status={inPlace === 0 ? undefined : counts.verified > 0 ? "verified" : "declared"}
          count={inPlace}
        />{" "}
        of {counts.inScope}
        {level === "open" && " in place"}
      </span>
      {open.length > 0 && (
        <span className="inline-flex min-w-0 gap-1.5">
          {open.map(({ status, count }, index) => (
            <Figure
              key={status}
              status={status}
              count={count}
              word={
                level === "compact" || index < open.length - 1
                  ? undefined
                  : statusLooks[status].word.toLowerCase()
              }
            />
          ))}
        </span>
      )}
    </p>
  );
}

function WorstControls({ node, open }: { readonly node: PipelineNode; readonly open: number }) {
  const listed = useMapState((state) => state.listed);
  const claims = useEditor(({ visible }) => claimsOf(visible, node.id));
  const reviews = useEditor(({ visible }) => visible.reviews);
  const policy = useEditor(({ visible }) => visible.policy);
  const controls = useControlsOf(node);
  const worst = useMemo(
    () => (listed === 0 ? [] : worstControls(controls, claims, today(), { reviews, policy }, listed)),
    [controls, claims, reviews, policy, listed],
  );
  if (worst.length === 0) return null;
  const more = open - worst.length;
  return (
    <ul className="mt-1.5 border-t border-ink/10 pt-1.25">
      {worst.map(({ status, title, isAccepted }) => {
        const { Icon, text } = isAccepted ? acceptedLook : statusLooks[status];
        return (
          <li key={title}>
            <Icon size={12} strokeWidth={2.5} className={clsx("shrink-0", text)} />
            <span className="truncate">
              {isAccepted && "Accepted: "}
              {title}
            </span>
          </li>
        );
      })}
      {listed > 1 && more > 0 && <li className="pl-4.5 text-soft">{more} more open</li>}
    </ul>
  );
}

/** A person or a service without controls: shows its connections instead, if the card has room for them. */
function WithoutControls({ node, level }: Pick<FaceProps<"open" | "card" | "compact">, "node" | "level">) {
  const most = useMapState((state) => (level === "compact" ? 0 : state.given));
  const given = useEditor(({ visible }) => (most === 0 ? "" : givenBy(visible, node.id, most)));
  return (
    <>
      <p className="truncate text-soft">No controls in scope</p>
      {given !== "" && (
        <ul className="mt-1.5 border-t border-ink/10 pt-1.25">
          {given.split("\n").map((line) => {
            const isByHand = line.startsWith("*");
            const Icon = isByHand ? Hand : MoveRight;
            return (
              <li key={line}>
                <Icon size={12} className="shrink-0" />
                <span className="truncate">{line.slice(1)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

/** As one text, so that a card is redrawn only when the text changes: "*code to Check-in" for a manual connection. */
function givenBy(pipeline: Pipeline, id: string, most: number): string {
  return [...edgesAt(pipeline.edges, new Set([id]))]
    .filter(({ source }) => source === id)
    .flatMap(({ artifact, automated, target }) => {
      const name = pipeline.nodes.get(target)?.name;
      return name === undefined
        ? []
        : [`${automated === false ? "*" : "-"}${artifactWords[artifact]} to ${name}`];
    })
    .slice(0, most)
    .join("\n");
}

/** From this zoom on a card is a tile of 37 by 26 pixels, with room for a sign and a number. */
const leastSeat = 0.186;
/** And from this one for a sign alone, which shows a lens. */
const leastSign = 0.075;
/** Below this zoom a tile has two lines of nine letters above its figure: a longer name takes a third, and shares it. */
const [narrowTile, mostInTwoLines] = [0.45, 16] as const;
interface SmallFaceProps {
  readonly node: PipelineNode;
  readonly counts: Counts;
  readonly level: "tile" | "cluster";
  readonly isLens: boolean;
}

/** Two lines of a name and one sign; from farther away only the sign. */
function SmallFace({ node, counts, level, isLens }: SmallFaceProps) {
  const worst = worstOf(counts);
  // One query, not two: thousands of these are drawn.
  const room = useMapState(({ scale }) => {
    if (level === "tile") return scale < narrowTile ? "narrow" : "wide";
    return scale >= (isLens ? leastSign : leastSeat) ? "sign" : "none";
  });
  if (room === "none") return null;
  if (room === "narrow" && node.name.length > mostInTwoLines && worst && !isLens)
    return (
      <h3 className="card-name long-name overflow-hidden">
        <span className="above-figure" />
        <span className="figure">
          <Figure status={worst.status} count={worst.count} />
        </span>
        {withBreaks(node.name)}
      </h3>
    );
  return (
    <>
      {level === "tile" && <h3 className="card-name line-clamp-2">{withBreaks(node.name)}</h3>}
      {isLens ? (
        <LensLine id={node.id} />
      ) : (
        worst && (
          // If "of n" has no room beside the figure, it wraps out of sight instead of into the name.
          <p className="card-figure">
            <Figure status={worst.status} count={worst.count} />
            {level === "tile" && <span className="text-soft">of {counts.inScope}</span>}
          </p>
        )
      )}
    </>
  );
}

/** A long name breaks after the characters that join its parts. */
function withBreaks(name: string): ReactNode {
  return name.split(/(?<=[-:])/).map((part, index) => (
    // The parts keep their order.
    <span key={index}>
      {part}
      <wbr />
    </span>
  ));
}
