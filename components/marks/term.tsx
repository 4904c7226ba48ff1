import Link from "next/link";
import { type ReactNode, useId } from "react";
import { capitalise } from "@/lib/domain/capitalise";
import { termWords } from "@/lib/domain/words/term-words";

interface TermProps {
  /** The key of the glossary entry. */
  readonly of: keyof typeof termWords;
  readonly children: ReactNode;
}

/** A term with a dotted line that opens its glossary entry in place: a native popover, without script. */
export function Term({ of, children }: TermProps) {
  const id = useId();
  const { word, means } = termWords[of];
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="cursor-help rounded underline decoration-dotted decoration-line-strong underline-offset-4 hover:decoration-ink"
      >
        {children}
      </button>
      <span
        id={id}
        popover="auto"
        className="max-w-[min(22rem,calc(100vw-2rem))] rounded-card border border-line-strong bg-panel p-3 text-[0.8125rem] font-normal text-ink shadow-card [position-area:block-end_span-inline-end] [position-try-fallbacks:flip-block,flip-inline] supports-[position-area:block-end]:m-1"
      >
        <b className="font-bold">{word}</b>: {capitalise(means).replace(/\.$/, "")}.{" "}
        <Link href={`/words#term-${of}`} prefetch={false} className="text-blue underline">
          Glossary
        </Link>
      </span>
    </>
  );
}
