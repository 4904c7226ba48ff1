"use client";
import { ChevronDown } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { clsx } from "clsx";

interface FoldOutProps {
  readonly summary: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Overflow of a line, in a box below its button. Without a script it opens too, and stays open. */
export function FoldOut({ summary, className, children }: FoldOutProps) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const closeOutside = ({ target }: Event) => {
      if (box.current && target instanceof Node && !box.current.contains(target)) box.current.open = false;
    };
    addEventListener("pointerdown", closeOutside, { signal });
    addEventListener("focusin", closeOutside, { signal });
    box.current?.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || !box.current?.open) return;
        event.stopPropagation();
        box.current.open = false;
        box.current.querySelector("summary")?.focus();
      },
      { signal },
    );
    return () => stopping.abort();
  }, []);
  return (
    <details ref={box} className={clsx("relative", className)}>
      <summary className="inline-flex h-7 list-none items-center gap-1 rounded-control border border-line-strong bg-panel px-2 text-tiny font-medium whitespace-nowrap text-soft hover:text-ink max-md:h-11 max-md:px-3 [&::-webkit-details-marker]:hidden">
        {summary}
        <ChevronDown aria-hidden size={13} />
      </summary>
      {/* No transitions: folded content is not drawn, and a transition that starts there would never end. */}
      <div className="absolute right-0 z-20 mt-1 flex w-[min(20rem,calc(100vw-2rem))] flex-col gap-3 rounded-card border border-line-strong bg-panel p-3.5 shadow-card [&_*]:transition-none">
        {children}
      </div>
    </details>
  );
}
