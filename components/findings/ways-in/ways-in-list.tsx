"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useEditorActions } from "@/lib/client/editor/editor-context";
import type { Proof } from "@/lib/domain/posture/posture";
import { ListFoot } from "../list-foot";
import { useListWalk } from "../use-list-walk";
import type { WayInRow, WaySection, WaySectionRows } from "./way-in-row";
import { wayOnMapHref } from "./ways-in-query";
import { WayInPanel } from "./way-in-panel";
import { WaySectionList } from "./way-section-list";

interface WaysInListProps {
  readonly sections: readonly WaySectionRows[];
  readonly mapPath: string;
  readonly proof: Proof;
  readonly today: string;
  /** The row from the address. */
  readonly asked: string | undefined;
}

/** The headings that start unfolded: not those of unassessed or closed entry points. */
const openAtFirst: readonly WaySection[] = ["unguarded", "guarded"];

/** The entry points with the details of one beside the list, by keyboard like the gaps. */
export function WaysInList({ sections, mapPath, proof, today, asked }: WaysInListProps) {
  const router = useRouter();
  const { undo, redo } = useEditorActions();
  const askedIn = sections.find(({ rows }) => rows.some(({ key }) => key === asked));
  const [open, setOpen] = useState<ReadonlySet<WaySection>>(
    new Set([...openAtFirst, ...(askedIn ? [askedIn.section] : [])]),
  );
  const shown = sections.flatMap(({ section, rows }) => (open.has(section) ? rows : []));
  const {
    list,
    current,
    index,
    hasDetails,
    details,
    isOverAll,
    focusRow,
    open: openRow,
    onKeyDown,
  } = useListWalk<WayInRow, HTMLDivElement>({
    rows: sections.flatMap(({ rows }) => rows),
    shown,
    keyOf: ({ key }) => key,
    asked,
    param: "row",
    act: (action, { key }) => {
      if (action.do === "map") router.push(wayOnMapHref(mapPath, key));
      else if (action.do === "undo") undo();
      else if (action.do === "redo") redo();
      else return false;
      return true;
    },
  });
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
            onFocusRow={focusRow}
            onOpen={openRow}
            onKeyDown={onKeyDown}
          />
        ))}
      </div>
      {current && hasDetails && (
        <WayInPanel
          row={current}
          place={{ number: index + 1, total: shown.length }}
          mapPath={mapPath}
          proof={proof}
          today={today}
          driver={details}
        />
      )}
      <ListFoot />
    </>
  );
}
