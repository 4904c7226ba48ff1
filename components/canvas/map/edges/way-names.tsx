import { clsx } from "clsx";
import { useLayoutEffect } from "react";
import type { Box } from "@/lib/domain/drawing/box";
import { badgeLooks } from "../../highlight/node-badges";
import { useWayNames } from "./use-way-names";

/**
 * For the eye: a card's own name says the same to a screen reader.
 * @param onPlaced gets their places, for elements that must give way to them
 */
export function WayNames({ onPlaced }: { readonly onPlaced: (boxes: readonly Box[]) => void }) {
  const names = useWayNames();
  useLayoutEffect(() => {
    onPlaced(names.map(({ box }) => box));
    return () => onPlaced([]);
  }, [names, onPlaced]);
  return names.map(({ id, name, badges, box, isLeft }) => (
    <span
      key={id}
      aria-hidden
      className={clsx(
        "way-name absolute flex gap-0.75 text-[11.5px] font-bold whitespace-nowrap",
        isLeft && "justify-end",
      )}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
    >
      {name !== undefined && (
        <span className="truncate rounded-full border border-missing bg-panel px-1.75 leading-5" title={name}>
          {name}
        </span>
      )}
      {badges.map(({ look, text }) => {
        const { Icon, className } = badgeLooks[look];
        return (
          <span
            key={look}
            className={clsx(
              "inline-flex shrink-0 items-center gap-1 rounded-full border bg-panel px-1.75",
              className,
            )}
          >
            <Icon size={13} strokeWidth={2.5} className="shrink-0" />
            {text}
          </span>
        );
      })}
    </span>
  ));
}
