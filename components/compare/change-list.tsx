"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { Kbd } from "@/components/ui/button";
import { singleKeysOn } from "@/lib/client/single-keys";
import { changeLooks } from "@/components/static-map/change-marks";
import { ringCard } from "@/components/static-map/ring-card";
import type { ChangeRow, ChangeRows } from "./change-rows";

interface ChangeListProps {
  readonly groups: readonly ChangeRows[];
}

function isTyped(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, select, textarea") !== null;
}

/** Longer groups are cut and counted. */
const mostRows = 200;

const steps: { readonly [key: string]: (at: number, of: number) => number } = {
  j: (at) => at + 1,
  ArrowDown: (at) => at + 1,
  k: (at) => at - 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_at, of) => of - 1,
};

/** Every change, walked through by J and K or the arrow keys; the map shows the focused one. */
export function ChangeList({ groups }: ChangeListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-change]") ?? [])].filter((row) =>
        row.checkVisibility(),
      );
      const at = rows.findIndex((row) => row === document.activeElement);
      // From anywhere on the page the letters start at the first; arrows scroll the map until a row has the focus.
      const isElsewhere = at < 0 && (event.key.length > 1 || isTyped(event.target) || !singleKeysOn());
      const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
      if (!step || isElsewhere) return;
      event.preventDefault();
      rows[Math.max(0, Math.min(rows.length - 1, step(at, rows.length)))]?.focus();
    };
    document.addEventListener("keydown", walk);
    return () => document.removeEventListener("keydown", walk);
  }, []);
  return (
    <div ref={list} className="flex flex-col gap-4">
      <p className="text-tiny text-soft max-md:hidden">
        <Kbd>J</Kbd> and <Kbd>K</Kbd> step through the changes, and mark each on the map.
      </p>
      {groups.map((group) => (
        <Group key={group.key} group={group} />
      ))}
    </div>
  );
}

function Group({ group: { title, means, look, isApart, rows } }: { readonly group: ChangeRows }) {
  const { Icon, glyph } = changeLooks[look];
  const items = (
    <ul className="mt-1">
      {rows.slice(0, mostRows).map((row) => (
        <li key={row.key} className="border-t border-line first:border-t-0">
          <Row
            row={row}
            mark={<Icon aria-hidden size={14} strokeWidth={2.5} className={listInk[look] ?? glyph} />}
          />
        </li>
      ))}
      {rows.length > mostRows && <li className="text-soft">And {rows.length - mostRows} more.</li>}
    </ul>
  );
  if (isApart)
    return (
      <details>
        <summary className="min-h-8 py-1 text-soft hover:text-ink">
          {title} {rows.length}
        </summary>
        {means && <p className="text-tiny text-soft">{means}.</p>}
        {items}
      </details>
    );
  return (
    <section>
      <h2 className="flex items-baseline gap-2 text-lead" title={means}>
        <span className={listInk[look]}>{title}</span>
        <span className="font-normal text-soft tabular-nums">{rows.length}</span>
      </h2>
      {items}
    </section>
  );
}

/** If its badge on the map is filled, its words in the list have that colour. */
const listInk: { readonly [look: string]: string | undefined } = {
  worse: "text-missing",
  better: "text-standing",
};

function Row({
  row: { title, what, because, node },
  mark,
}: {
  readonly row: ChangeRow;
  readonly mark: ReactNode;
}) {
  return (
    <button
      type="button"
      data-change
      onFocus={() => ringCard(node)}
      onClick={() => ringCard(node)}
      className="flex min-h-9 w-full gap-2 rounded-control px-1 py-1.5 text-left hover:bg-bg focus:bg-blue-soft"
    >
      <span className="mt-0.5 shrink-0">{mark}</span>
      <span className="min-w-0 break-words">
        <span className="font-medium">{title}</span>
        <span className="block text-tiny">{what}</span>
        {because !== "" && <span className="block text-tiny text-soft">{because}</span>}
      </span>
    </button>
  );
}
