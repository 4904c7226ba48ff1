"use client";
import { clsx } from "clsx";
import { Plus, X, Search } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Inspector, CloseInspector } from "@/components/inspector/inspector";
import { Button, Kbd } from "@/components/ui/button";
import { useIsReadOnly } from "@/lib/client/editor/editor-context";
import { type PaletteEntry, searchPalette } from "@/lib/domain/catalogue/palette";
import { leaveInspector } from "../keyboard/inspector-focus";
import { useCommandContext, useMapActions, useMapState } from "../state/map-context";
import { showsFindings } from "../state/panel";
import { FindingsPanels } from "./panels";
import { nothingSelected } from "@/lib/domain/edits/selection";
import { kindRow, kinds } from "@/lib/domain/catalogue/kinds";
import { stages } from "@/lib/domain/pipeline/document";
import { NodeMark } from "@/components/marks/node-mark";
import { stageNames } from "@/lib/domain/words/english";

interface SidePanelsProps {
  readonly onDragStart: (entry: PaletteEntry) => void;
  readonly children: ReactNode;
}

/** Palette left, inspector right; where there is less room they lie over the map, and on a phone below it. */
export function SidePanels({ onDragStart, children }: SidePanelsProps) {
  const isReadOnly = useIsReadOnly();
  const selection = useMapState((state) => state.selection);
  const control = useMapState((state) => state.control);
  const isShown = useMapState((state) => state.hasSidePanels);
  const areFindingsOpen = useMapState((state) => showsFindings(state.panel));
  const map = useMapActions();
  const context = useCommandContext();
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  const hasSelection = selection.nodes.size + selection.edges.size > 0;
  return (
    <div className="relative flex min-h-0 flex-1">
      {!isReadOnly && (
        <aside
          aria-label="Add to the map"
          data-covers-map=""
          className={clsx(
            "w-50 shrink-0 border-r border-line bg-panel max-md:absolute max-md:inset-y-0 max-md:left-0 max-md:z-20 max-md:shadow-card",
            !isPaletteOpen && "max-md:hidden",
            (!isShown || areFindingsOpen) && "hidden",
          )}
        >
          <Palette
            onDragStart={onDragStart}
            onLeave={() => leaveInspector(context)}
            onAdd={(entry) => {
              map.add(entry);
              setIsPaletteOpen(false);
            }}
          />
        </aside>
      )}
      <FindingsPanels />
      {children}
      {!isReadOnly && !areFindingsOpen && (
        <Button
          tone="primary"
          aria-expanded={isPaletteOpen}
          data-palette-toggle=""
          data-covers-map=""
          className={clsx(
            "absolute top-11 z-10 shadow-card md:hidden",
            isPaletteOpen ? "left-53 z-20" : "left-3",
          )}
          onClick={() => setIsPaletteOpen(!isPaletteOpen)}
        >
          {isPaletteOpen ? <X aria-hidden size={16} /> : <Plus aria-hidden size={16} />}
          {isPaletteOpen ? "Close" : "Add"}
        </Button>
      )}
      <aside
        aria-label="Inspector"
        data-inspector=""
        data-covers-map=""
        tabIndex={-1}
        className={clsx(
          "overflow-y-auto border-line bg-panel px-4.5 py-4 -outline-offset-2",
          "xl:w-[352px] xl:shrink-0 xl:border-l",
          "max-xl:absolute max-xl:inset-y-0 max-xl:right-0 max-xl:z-20 max-xl:w-[min(372px,90%)] max-xl:border-l max-xl:shadow-card max-xl:[&_h2]:pr-8",
          "max-md:top-auto max-md:left-0 max-md:max-h-[62%] max-md:w-full max-md:border-t max-md:border-l-0",
          !hasSelection && "max-xl:hidden",
          !isShown && "hidden",
        )}
      >
        {hasSelection && <CloseInspector onClose={() => map.select(nothingSelected)} className="xl:hidden" />}
        <Inspector
          selection={selection}
          control={control}
          onOpenControl={map.openControl}
          onSelectNode={map.selectNode}
          onSelectEdge={map.selectEdge}
          onConnect={map.connect}
          onMoveTo={(node, stage) => map.moveToStage(node.id, stage)}
          onRemove={() => map.remove()}
          onAssumeOwned={(node) => map.openPanel({ name: "compromise", node, direction: "reaches" })}
        />
      </aside>
    </div>
  );
}

interface PaletteProps {
  readonly onAdd: (entry: PaletteEntry) => void;
  readonly onDragStart: (entry: PaletteEntry) => void;
  /** Escape, with nothing typed: back to the map. */
  readonly onLeave: () => void;
}

function Palette({ onAdd, onDragStart, onLeave }: PaletteProps) {
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
