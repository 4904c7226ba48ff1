"use client";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { EditorNotices } from "@/components/editor/editor-notices";
import { useEditorActions } from "@/lib/client/editor/editor-context";
import { keepInAddress } from "@/lib/client/keep-in-address";
import { singleKeysOn } from "@/lib/client/single-keys";
import { triageAction } from "@/lib/client/triage-keys";
import { useMedia } from "@/lib/client/use-media";
import type { Proof } from "@/lib/domain/posture/posture";
import type { WayInRow, WaySection, WaySectionRows } from "./way-in-row";
import { wayOnMapHref } from "./ways-in-query";
import { WayInPanel } from "./way-in-panel";
import { WaySectionList } from "./way-section-list";

/** What opens covers the whole page. */
const narrow = "(width < 48rem)";

interface WaysInListProps {
  readonly sections: readonly WaySectionRows[];
  readonly mapPath: string;
  readonly proof: Proof;
  readonly today: string;
  /** The row that the address asks for. */
  readonly asked: string | undefined;
}

/** Under which headings rows are shown at first: not those that nobody has said anything about, nor what is closed. */
const openAtFirst: readonly WaySection[] = ["unguarded", "guarded"];

type PanelState = "where-there-is-room" | "open" | "closed";

/** The ways in with the details of one beside the list, gone through by keyboard as the gaps are. */
export function WaysInList({ sections, mapPath, proof, today, asked }: WaysInListProps) {
  const router = useRouter();
  const { undo, redo } = useEditorActions();
  const isPhone = useMedia(narrow) === true;
  const list = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  const askedIn = sections.find(({ rows }) => rows.some(({ key }) => key === asked));
  const [open, setOpen] = useState<ReadonlySet<WaySection>>(
    new Set([...openAtFirst, ...(askedIn ? [askedIn.section] : [])]),
  );
  const [focused, setFocused] = useState(askedIn && asked);
  const [panelState, setPanelState] = useState<PanelState>(askedIn ? "open" : "where-there-is-room");
  const all = sections.flatMap(({ rows }) => rows);
  const shown = sections.flatMap(({ section, rows }) => (open.has(section) ? rows : []));
  const current = all.find(({ key }) => key === focused) ?? shown[0];
  const index = current ? shown.indexOf(current) : -1;
  // Where the address says which row is open, a reload and a link to it open the same.
  const kept = panelState === "closed" ? undefined : focused;
  useEffect(() => keepInAddress({ row: kept }), [kept]);

  const elementOf = (row: WayInRow | undefined) =>
    [...(list.current?.querySelectorAll<HTMLElement>("[data-key]") ?? [])].find(
      (element) => element.dataset["key"] === row?.key,
    );
  const openRow = (key: string) => {
    setFocused(key);
    setPanelState("open");
    // Once it is drawn.
    requestAnimationFrame(() => panel.current?.focus());
  };
  const close = () => {
    setPanelState("closed");
    requestAnimationFrame(() => elementOf(current)?.focus({ preventScroll: true }));
  };
  const go = (to: "next" | "previous" | "first" | "last", isInPanel: boolean) => {
    const steps = {
      next: Math.min(index + 1, shown.length - 1),
      previous: Math.max(index - 1, 0),
      first: 0,
      last: shown.length - 1,
    };
    const row = shown[steps[to]];
    if (!row) return;
    setFocused(row.key);
    if (isInPanel) elementOf(row)?.scrollIntoView({ block: "nearest" });
    else elementOf(row)?.focus();
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isInPanel = event.currentTarget === panel.current;
    const { target } = event;
    if (!(target instanceof HTMLElement) || !current) return;
    if (!isInPanel && target.closest("[data-key]") === null) return;
    // What is chosen is for the field.
    if (isInPanel && target.closest("select") !== null && event.key !== "Escape") return;
    const action = triageAction(event, singleKeysOn());
    // A link or a button keeps its own keys: Enter, the space bar and the arrows.
    const isOwnKey = isInPanel && target !== event.currentTarget;
    if (!action || (isOwnKey && (event.key.length > 1 || event.key === " ") && action.do !== "clear")) return;
    if (action.do === "go") go(action.to, isInPanel);
    else if (action.do === "open") openRow(current.key);
    else if (action.do === "map") router.push(wayOnMapHref(mapPath, current.key));
    else if (action.do === "clear" && isInPanel) close();
    else if (action.do === "undo") undo();
    else if (action.do === "redo") redo();
    else return;
    event.preventDefault();
  };

  const isOverAll = isPhone && panelState === "open";
  return (
    <>
      <div ref={list} inert={isOverAll} className="flex flex-col gap-4">
        {sections.map((one) => (
          <WaySectionList
            key={one.section}
            of={one}
            isOpen={open.has(one.section)}
            proof={proof}
            current={current?.key}
            onToggle={() =>
              setOpen((before) =>
                before.has(one.section)
                  ? new Set([...before].filter((section) => section !== one.section))
                  : new Set([...before, one.section]),
              )
            }
            onFocusRow={setFocused}
            onOpen={openRow}
            onKeyDown={handleKeyDown}
          />
        ))}
      </div>
      {current && panelState !== "closed" && (
        <WayInPanel
          row={current}
          place={{ number: index + 1, total: shown.length }}
          mapPath={mapPath}
          proof={proof}
          today={today}
          isAsked={panelState === "open"}
          panelRef={panel}
          onStep={(to) => go(to, true)}
          onClose={close}
          onKeyDown={handleKeyDown}
        />
      )}
      <div className="pointer-events-none fixed inset-x-0 bottom-0 z-40 px-3 pb-2.5 sm:px-5 xl:in-[main:has([data-gap-panel])]:right-[388px] print:hidden">
        <div className="relative h-0 *:pointer-events-auto">
          <EditorNotices />
        </div>
      </div>
    </>
  );
}
