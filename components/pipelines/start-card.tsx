"use client";
import { clsx } from "clsx";
import { type ReactNode, useId } from "react";

interface StartCardProps {
  readonly value: string;
  readonly title: string;
  readonly summary: string;
  readonly isChosen: boolean;
  readonly onChoose: (value: string) => void;
  /** A row has its icon at the left and its summary below its title. A tile has its picture above its title, and its summary only for screen readers. */
  readonly look: "row" | "tile" | "large";
  /** Its icon or picture. */
  readonly children: ReactNode;
}

/** A way to start a pipeline, as one of several choices. */
export function StartCard({ value, title, summary, isChosen, onChoose, look, children }: StartCardProps) {
  const id = useId();
  const isTile = look === "tile";
  return (
    <label
      className={clsx(
        "flex h-full cursor-pointer rounded-card border bg-panel has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-blue",
        isChosen
          ? "border-blue shadow-[inset_0_0_0_1px_var(--blue)]"
          : clsx("hover:border-control", isTile ? "border-line" : "border-line-strong"),
        !isTile && "shadow-card",
        { row: "items-center gap-4 px-4 py-3", tile: "flex-col gap-2 p-2", large: "flex-col" }[look],
      )}
    >
      {children}
      <span
        className={clsx(
          "flex min-w-0 items-start gap-2",
          look === "row" && "flex-1",
          look === "large" ? "p-4" : isTile && "px-1 pb-1",
        )}
      >
        <input
          type="radio"
          name="start"
          value={value}
          checked={isChosen}
          onChange={() => onChoose(value)}
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-summary`}
          className={clsx(
            "mt-0.5 size-4 shrink-0 accent-primary outline-none",
            look === "row" && "order-last self-center",
          )}
        />
        <span className="min-w-0 flex-1">
          <span
            id={`${id}-title`}
            className={clsx("block font-bold", isTile ? "text-[0.8125rem]" : "text-lead")}
          >
            {title}
          </span>
          <span id={`${id}-summary`} className={isTile ? "sr-only" : "block text-soft"}>
            {summary}
          </span>
        </span>
      </span>
    </label>
  );
}
