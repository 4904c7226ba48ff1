"use client";
import { clsx } from "clsx";
import { type ReactNode, useId } from "react";

interface StartCardProps {
  readonly value: string;
  readonly title: string;
  readonly summary: string;
  readonly drawing?: ReactNode;
  readonly isChosen: boolean;
  readonly onChoose: (value: string) => void;
  readonly children?: ReactNode;
}

/** One way to begin a pipeline, to choose among others; what it needs is asked for in it once it is chosen. */
export function StartCard({ value, title, summary, drawing, isChosen, onChoose, children }: StartCardProps) {
  const id = useId();
  return (
    <div
      className={clsx(
        "flex flex-col rounded-card border bg-panel shadow-card has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-blue",
        isChosen ? "border-blue" : "border-line",
      )}
    >
      <label className="flex flex-1 cursor-pointer flex-col gap-3 p-4">
        <span className="flex items-start gap-2.5">
          <input
            type="radio"
            name="start"
            value={value}
            checked={isChosen}
            onChange={() => onChoose(value)}
            aria-labelledby={`${id}-title`}
            aria-describedby={`${id}-summary`}
            className="mt-0.5 size-4 shrink-0 accent-primary outline-none"
          />
          <span className="min-w-0">
            <span id={`${id}-title`} className="block font-bold">
              {title}
            </span>
            <span id={`${id}-summary`} className="block text-soft">
              {summary}
            </span>
          </span>
        </span>
        {drawing}
      </label>
      {isChosen && children !== undefined && children !== false && (
        <div className="border-t border-line p-4">{children}</div>
      )}
    </div>
  );
}
