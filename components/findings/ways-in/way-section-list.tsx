"use client";
import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import type { KeyboardEvent } from "react";
import { knownWords, wayStateWords } from "@/lib/domain/posture/words/entry-words";
import type { Proof } from "@/lib/domain/posture/posture";
import { unsaidOf } from "@/lib/domain/posture/words/ways-in-sentence";
import { plural } from "@/lib/domain/words/english";
import type { WayInRow, WaySection, WaySectionRows } from "./way-in-row";
import { WayStateMark } from "./way-state-mark";

interface WaySectionListProps {
  readonly of: WaySectionRows;
  readonly isOpen: boolean;
  readonly proof: Proof;
  /** The selected row. */
  readonly current: string | undefined;
  readonly onToggle: () => void;
  readonly onFocusRow: (key: string) => void;
  readonly onOpen: (key: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

interface Heading {
  readonly title: string;
  readonly means: string;
}

const known: { readonly [S in Exclude<WaySection, "assumed">]: Heading } = {
  unguarded: {
    title: wayStateWords.unguarded.word,
    means: `${knownWords.said.means} ${wayStateWords.unguarded.means}`,
  },
  depends: { title: wayStateWords.depends.word, means: wayStateWords.depends.means },
  guarded: { title: wayStateWords.guarded.word, means: wayStateWords.guarded.means },
  "set-aside": { title: wayStateWords["set-aside"].word, means: wayStateWords["set-aside"].means },
  closed: { title: wayStateWords.closed.word, means: wayStateWords.closed.means },
};

/** The text above the rows of one heading. @param count its places @param unguarded how many of them are unprotected */
export function wayHeading(
  { section, count, unguarded }: Pick<WaySectionRows, "section" | "count" | "unguarded">,
  proof: Proof,
): Heading {
  if (section !== "assumed") return known[section];
  const some = unguarded < count ? `${unguarded} of them are unprotected until answered. ` : "";
  return {
    title: `Assumed: ${unsaidOf(proof)}`,
    means: `${some}Each names the question to answer. An unanswered question counts as open.`,
  };
}

/** One heading of the entry points, which folds out into its rows. */
export function WaySectionList(props: WaySectionListProps) {
  const { of, isOpen, proof, current, onToggle, onFocusRow, onOpen, onKeyDown } = props;
  const { section, rows, count, leftOut } = of;
  const { title, means } = wayHeading(of, proof);
  const listId = `ways-${section}`;
  return (
    <section aria-label={title}>
      <h2 className="text-[1rem] leading-6">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={onToggle}
          className="inline-flex min-h-8 items-center gap-1 rounded-control pr-2 font-bold tabular-nums hover:bg-panel max-md:min-h-11"
        >
          <ChevronRight
            aria-hidden
            size={15}
            className={clsx("shrink-0 text-faint transition-transform duration-150", isOpen && "rotate-90")}
          />
          {title}: {count}
        </button>
      </h2>
      <div id={listId} hidden={!isOpen}>
        {isOpen && (
          <>
            <p className="mb-1.5 max-w-[110ch] text-tiny text-soft">{means}</p>
            <ol className="overflow-hidden rounded-card border border-line bg-panel shadow-card">
              {rows.map((row) => (
                <li key={row.key} className="border-t border-line first:border-t-0">
                  <Row
                    row={row}
                    isCurrent={row.key === current}
                    isAsked={section === "assumed"}
                    onFocus={() => onFocusRow(row.key)}
                    onOpen={() => onOpen(row.key)}
                    onKeyDown={onKeyDown}
                  />
                </li>
              ))}
            </ol>
            {leftOut > 0 && (
              <p className="mt-1 text-tiny text-soft tabular-nums">
                {leftOut.toLocaleString("en")} more {plural(leftOut, "row is", "rows are")} in the CSV file.
              </p>
            )}
          </>
        )}
      </div>
    </section>
  );
}

interface RowProps {
  readonly row: WayInRow;
  readonly isCurrent: boolean;
  /** The question that would settle it replaces its path. */
  readonly isAsked: boolean;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

function Row({ row, isCurrent, isAsked, onFocus, onOpen, onKeyDown }: RowProps) {
  const { key, title, sentence, state, begins, reaches, question } = row;
  return (
    <button
      type="button"
      data-key={key}
      aria-current={isCurrent ? "true" : undefined}
      aria-keyshortcuts="J K M"
      onFocus={onFocus}
      onClick={onOpen}
      onKeyDown={onKeyDown}
      className={clsx(
        "grid w-full grid-cols-[6.75rem_minmax(0,1fr)_auto] items-center gap-x-3 px-3 py-1.5 text-left -outline-offset-2 hover:bg-bg max-md:grid-cols-1 max-md:gap-y-0.5 max-md:py-2.5 md:max-h-14 md:min-h-12 md:py-0.5",
        isCurrent && "bg-blue-soft",
      )}
    >
      <WayStateMark state={state} />
      {/* Three lines in all: the part that distinguishes rows gets two of them if needed. */}
      <span className="line-clamp-3 min-w-0 leading-[17px] break-words max-md:line-clamp-none">
        <span className="font-bold">{title}</span>
        <br />
        <span className="text-tiny text-soft">{(isAsked && question?.text) || sentence}</span>
      </span>
      <span className="text-right text-tiny text-soft tabular-nums max-md:text-left">
        <span className="block">{begins}</span>
        <span className="block">
          reaches {reaches} {plural(Number(reaches.split(" ").at(-1)), "target")}
        </span>
      </span>
    </button>
  );
}
