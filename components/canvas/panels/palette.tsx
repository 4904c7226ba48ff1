"use client";
import { Search } from "lucide-react";
import { useState } from "react";
import { Kbd } from "@/components/ui/kbd";
import { kindRow, kinds } from "@/lib/domain/catalogue/kinds";
import { type PaletteEntry, searchPalette } from "@/lib/domain/catalogue/palette";
import { stages } from "@/lib/domain/pipeline/document";
import { NodeMark } from "@/components/marks/node-mark";
import { stageNames } from "@/lib/domain/words/stage-names";

interface PaletteProps {
  readonly onAdd: (entry: PaletteEntry) => void;
  readonly onDragStart: (entry: PaletteEntry) => void;
  /** Escape, with nothing typed: back to the map. */
  readonly onLeave: () => void;
}

export function Palette({ onAdd, onDragStart, onLeave }: PaletteProps) {
  const [text, setText] = useState("");
  const add = (entry: PaletteEntry) => {
    onAdd(entry);
    setText("");
  };
  const found = text.trim() === "" ? undefined : searchPalette(text).slice(0, 40);
  return (
    <nav aria-label="Palette" data-map-keys="" className="flex h-full flex-col overflow-hidden">
      <div className="p-3 pb-2">
        <label className="flex items-center gap-2 rounded-control border border-control bg-panel px-2.5 focus-within:outline-2 focus-within:outline-blue">
          <Search aria-hidden size={14} className="text-soft" />
          <span className="sr-only">Find something to add</span>
          <input
            data-palette-search=""
            type="search"
            value={text}
            placeholder="Find or add"
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              const first = found?.[0];
              if (event.key === "Enter" && first) add(first);
              if (event.key === "Escape" && text === "") onLeave();
              if (event.key === "Escape") setText("");
            }}
            className="min-h-8 min-w-0 flex-1 bg-transparent outline-none placeholder:text-faint"
          />
          <Kbd>/</Kbd>
        </label>
      </div>
      <div className="flex-1 overflow-y-auto px-3 pb-4">
        {found ? (
          <>
            <p role="status" className="px-2 py-1 text-tiny text-soft">
              {found.length === 0
                ? "Nothing by that name. Add a kind, and type the tool's name in its technologies."
                : `${found.length} found, Enter adds the first`}
            </p>
            <EntryList entries={found} onAdd={add} onDragStart={onDragStart} />
          </>
        ) : (
          <>
            {stages.map((stage) => (
              <section key={stage} aria-label={stageNames[stage]}>
                <h3 className="mt-3 mb-1 px-2 text-tiny text-soft">{stageNames[stage]}</h3>
                <EntryList
                  entries={kinds
                    .filter((row) => row.stage === stage && row.id !== "service")
                    .map(({ id, name }) => ({ kind: id, name }))}
                  onAdd={add}
                  onDragStart={onDragStart}
                />
              </section>
            ))}
            <section aria-label="Around it">
              <h3 className="mt-3 mb-1 px-2 text-tiny text-soft">Around it</h3>
              <EntryList
                entries={[{ kind: "service", name: kindRow("service").name }]}
                onAdd={add}
                onDragStart={onDragStart}
              />
            </section>
            <p className="mt-4 px-2 text-tiny text-soft">
              Type to find a tool, such as Jenkins, Harbor or EKS.
            </p>
          </>
        )}
      </div>
    </nav>
  );
}

type EntryListProps = Pick<PaletteProps, "onAdd" | "onDragStart"> & {
  readonly entries: readonly PaletteEntry[];
};

function EntryList({ entries, onAdd, onDragStart }: EntryListProps) {
  return (
    <ul>
      {entries.map((entry) => (
        <li key={`${entry.kind} ${entry.technology?.id}`}>
          <button
            type="button"
            draggable
            onClick={() => onAdd(entry)}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = "copy";
              event.dataTransfer.setData("text/plain", entry.name);
              onDragStart(entry);
            }}
            title={kindRow(entry.kind).description}
            className="flex w-full items-center gap-2.5 rounded-control px-2 py-1 text-left hover:bg-bg"
          >
            <NodeMark
              node={{ kind: entry.kind, technologies: entry.technology ? [entry.technology.id] : [] }}
            />
            <span className="min-w-0">
              <span className="line-clamp-2 leading-tight wrap-anywhere">{entry.name}</span>
              {entry.technology && (
                <span className="block truncate text-tiny text-soft">{kindRow(entry.kind).name}</span>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
