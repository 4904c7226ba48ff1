import { clsx } from "clsx";
import { ChevronRight, TrendingDown, TrendingUp } from "lucide-react";
import { type ReactNode, useState } from "react";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { LongList, type NodePlaceProps, type Scene } from "../scene";

export interface FigureProps {
  readonly label: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** The total of the figure, before and after; absent: it is a level. */
  readonly of?: readonly [before: number, after: number];
  readonly isGood: boolean;
  readonly children: ReactNode;
}

export function Figure({ label, before, after, of, isGood, children }: FigureProps) {
  const [isOpen, setIsOpen] = useState(false);
  const differs = before !== after;
  const isBetter = (after ?? 0) > (before ?? 0) === isGood;
  const Icon = (after ?? 0) > (before ?? 0) ? TrendingUp : TrendingDown;
  return (
    <details
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
      className="group/figure border-b border-line last:border-b-0"
    >
      <summary className="grid min-h-8 list-none grid-cols-[14px_1fr_5rem_5rem] items-center gap-1.5 rounded-control py-1 hover:bg-bg [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={14}
          className={clsx("text-faint transition-transform duration-150", isOpen && "rotate-90")}
        />
        <span>{label}</span>
        <span className="text-right text-soft tabular-nums">
          <span className="sr-only">, now </span>
          {before ?? "none"}
          {of && ` of ${of[0]}`}
        </span>
        <span
          className={clsx(
            "text-right tabular-nums",
            differs && "font-bold",
            differs && (isBetter ? "text-standing" : "text-missing"),
          )}
        >
          <span className="sr-only">, what if </span>
          {differs && <Icon aria-hidden size={13} strokeWidth={2.5} className="mr-1 inline" />}
          {after ?? "none"}
          {of && ` of ${of[1]}`}
          {differs && <span className="sr-only">, {isBetter ? "better" : "worse"}</span>}
        </span>
      </summary>
      {isOpen && <div className="pb-2 pl-5">{children}</div>}
    </details>
  );
}

interface RowsProps<Item> {
  readonly scene: Scene;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly children: (item: Item) => ReactNode;
}

/** The items behind a figure, in rows; only the first of very many. */
export function Rows<Item>({ scene, items, keyOf, children }: RowsProps<Item>) {
  if (items.length === 0) return <p className="text-soft">None.</p>;
  return (
    <LongList surface={scene.surface} items={items} keyOf={keyOf}>
      {children}
    </LongList>
  );
}

/** The verdict before and after: "Bypassed, what if: Holds" */
export function Turned({ before, after }: { readonly before: string; readonly after: string }) {
  if (before === after) return null;
  return (
    <span className="block text-tiny font-bold">
      {before} → {after}
    </span>
  );
}

interface ClaimPlaceProps extends Pick<NodePlaceProps, "node" | "status"> {
  readonly scene: Scene;
  readonly control: string;
  /** Follows the name of the node. */
  readonly note?: ReactNode;
  readonly children?: ReactNode;
}

/** A status by its control, then its node. */
export function ClaimPlace({ scene, node, control, note, children, ...status }: ClaimPlaceProps) {
  return (
    <scene.surface.NodePlace
      node={node}
      control={control}
      {...status}
      after={
        <>
          <span className="block text-tiny text-soft">
            {nodeName(scene.pipeline, node)}
            {note}
          </span>
          {children}
        </>
      }
    >
      {controlTitle(control, scene.pipeline)}
    </scene.surface.NodePlace>
  );
}
