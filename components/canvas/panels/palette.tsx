"use client";
import { Search } from "lucide-react";
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { NodeMark } from "@/components/marks/node-mark";
import { toolDetail } from "@/components/marks/search-items";
import { Kbd } from "@/components/ui/button";
import { kindRow } from "@/lib/domain/catalogue/kinds";
import { describeEntry, kindEntries, type PaletteEntry, searchPalette } from "@/lib/domain/catalogue/palette";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { stageNames } from "@/lib/domain/words/english";
import { takeTyped } from "../commands/typed-ahead";
import { leaveInspector } from "../keyboard/inspector-focus";
import { useCommandContext } from "../state/map-context";
import { focusCard } from "../state/map-focus";
import { usePanelKeys } from "./use-panel-keys";

interface PaletteProps {
  readonly onDragStart: (entry: PaletteEntry) => void;
}

const mostFound = 40;

/** The nodes that can be added: floats beside the rail until one is added, or until Escape with an empty search. */
export function Palette({ onDragStart }: PaletteProps) {
  const context = useCommandContext();
  const { map, state } = context;
  const [text, setText] = useState("");
  const panel = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const opener = useRef<Element>(null);
  // At once: letters typed before the focus would be lost.
  useLayoutEffect(() => {
    opener.current = document.activeElement;
    search.current?.focus({ preventScroll: true });
  }, []);
  const close = useCallback(() => {
    if (search.current?.value !== "" && document.activeElement === search.current) return setText("");
    map.closePanel();
    const before = opener.current;
    if (before instanceof HTMLElement && before !== document.body && before.isConnected) before.focus();
    else leaveInspector(context);
  }, [map, context]);
  usePanelKeys(panel, close);
  const add = (entry: PaletteEntry) => {
    const node = map.add(entry);
    if (state().panel?.name === "palette") map.closePanel();
    // The keyboard continues from the new node: A adds the next.
    if (node !== undefined) focusCard(node);
  };
  const found = text.trim() === "" ? undefined : searchPalette(text).slice(0, mostFound);
  const lists = { onAdd: add, onDragStart };
  return (
    <nav
      ref={panel}
      aria-label="Palette"
      data-map-keys=""
      data-covers-map=""
      className="absolute top-3 left-3 z-30 flex max-h-[calc(100%-1.5rem)] w-73 max-w-[calc(100%-1.5rem)] flex-col overflow-hidden rounded-xl border border-line-strong bg-panel shadow-card"
    >
      <div className="border-b border-line p-2">
        <label className="flex items-center gap-2 rounded-control border border-control bg-panel px-2.5 focus-within:outline-2 focus-within:outline-blue">
          <Search aria-hidden size={15} className="text-soft" />
          <span className="sr-only">Search nodes to add</span>
          <input
            ref={search}
            data-palette-search=""
            type="search"
            value={text}
            placeholder="Jenkins, Harbor, EKS..."
            onFocus={() => {
              const typed = takeTyped("palette");
              if (typed !== "") setText(typed);
            }}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              const first = found?.[0];
              if (event.key === "Enter" && first) add(first);
            }}
            className="min-h-8 min-w-0 flex-1 bg-transparent outline-none placeholder:text-faint"
          />
          <Kbd>/</Kbd>
        </label>
      </div>
      <div className="flex-1 overflow-y-auto px-3 pb-3">
        {found ? (
          <>
            <p role="status" className="px-1 pt-2 pb-1 text-tiny text-soft">
              {found.length === 0
                ? "No match. Add a kind, then enter the tool under its technologies."
                : `${found.length} found, Enter adds the first`}
            </p>
            <EntryList entries={found} {...lists} />
          </>
        ) : (
          <>
            {stages.map((stage) => (
              <KindsOf
                key={stage}
                title={stageNames[stage]}
                entries={kindEntries.filter(
                  ({ kind }) => kindRow(kind).stage === stage && kind !== "service",
                )}
                {...lists}
              />
            ))}
            <KindsOf
              title="Supporting services"
              entries={[{ kind: "service", name: kindRow("service").name }]}
              {...lists}
            />
            <p className="mt-2.5 px-0.5 text-tiny text-soft">
              Drag a card to a lane, or press it to add it to its stage.
            </p>
          </>
        )}
      </div>
    </nav>
  );
}

interface EntryListProps extends PaletteProps {
  readonly entries: readonly PaletteEntry[];
  readonly onAdd: (entry: PaletteEntry) => void;
}

function KindsOf({ title, ...list }: EntryListProps & { readonly title: string }) {
  return (
    <section aria-label={title}>
      <h3 className="mt-2.5 mb-1.5 px-0.5 text-tiny text-soft">{title}</h3>
      <EntryList {...list} />
    </section>
  );
}

/** Kinds two by two; search results in one column, each with its kind. */
function EntryList({ entries, onAdd, onDragStart }: EntryListProps) {
  const areKinds = entries.every(({ technology }) => technology === undefined);
  return (
    <ul className={areKinds ? "grid grid-cols-2 gap-1.5" : "flex flex-col gap-1.5"}>
      {entries.map((entry) => (
        <li key={`${entry.kind} ${entry.technology?.id} ${entry.external}`}>
          <button
            type="button"
            draggable
            onClick={() => onAdd(entry)}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = "copy";
              event.dataTransfer.setData("text/plain", entry.name);
              onDragStart(entry);
            }}
            title={describeEntry(entry)}
            className="flex h-full min-h-11 w-full items-center gap-2 rounded-control border border-line px-2 py-1 text-left text-tiny font-medium hover:border-control hover:bg-bg [&>span:first-child]:size-5 [&>span:first-child]:border-0"
          >
            <NodeMark
              node={{ kind: entry.kind, technologies: entry.technology ? [entry.technology.id] : [] }}
            />
            <span className="min-w-0">
              <span className="line-clamp-2 leading-tight wrap-anywhere">{entry.name}</span>
              {entry.technology && (
                <span className="block truncate text-tiny font-normal text-soft">{toolDetail(entry)}</span>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
