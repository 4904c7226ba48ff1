"use client";
import { createContext, type PointerEvent, type ReactNode, use, useId, useMemo, useState } from "react";

interface Reading {
  readonly count: number;
  readonly at: number;
  readonly choose: (index: number) => void;
}

const ReadingContext = createContext<Reading>({ count: 0, at: 0, choose: () => undefined });

interface TrendReadingProps {
  /** The slider's label, such as "Snapshot in the charts". */
  readonly title: string;
  /** The row to show first; absent: the newest. */
  readonly first?: number;
  /** The names of the figures, such as "In scope". */
  readonly names: readonly string[];
  /** Oldest first: "#12, 3 Nov 2026", and a value for each name. */
  readonly rows: readonly {
    readonly label: string;
    readonly values: readonly string[];
    readonly note: string;
  }[];
  readonly children: ReactNode;
}

/**
 * The figures of one snapshot beside the charts: first the newest, then the one under the pointer or at the slider. The
 * slider is a single tab stop for any number of snapshots.
 */
export function TrendReading({ title, first, names, rows, children }: TrendReadingProps) {
  const id = useId();
  const [at, choose] = useState(first ?? rows.length - 1);
  // With another stage or more snapshots, the place may not exist.
  const shown = Math.min(at, rows.length - 1);
  const reading = useMemo(() => ({ count: rows.length, at: shown, choose }), [rows.length, shown]);
  const row = rows[shown];
  if (!row) return null;
  return (
    <ReadingContext value={reading}>
      <div className="grid gap-x-6 gap-y-4 lg:grid-cols-[minmax(0,1fr)_16.5rem]">
        <div className="min-w-0">{children}</div>
        <div className="min-w-0 rounded-card border border-line bg-bg p-3 tabular-nums lg:self-start">
          <label htmlFor={id} className="block text-tiny text-soft">
            {title}
          </label>
          <input
            id={id}
            type="range"
            min={0}
            max={rows.length - 1}
            value={shown}
            onChange={(event) => choose(Number(event.target.value))}
            aria-valuetext={`${row.label}: ${names.map((name, index) => `${name} ${row.values[index]}`).join(", ")}`}
            className="block h-6 w-full accent-primary max-sm:pointer-coarse:h-11 print:hidden"
          />
          <p className="mt-1 font-bold">{row.label}</p>
          <dl className="mt-1 gap-x-6 sm:max-lg:columns-2">
            {names.map((name, index) => (
              <div key={name} className="flex break-inside-avoid justify-between gap-3">
                <dt className="text-soft">{name}</dt>
                <dd className="text-right">{row.values[index]}</dd>
              </div>
            ))}
          </dl>
          <p className="mt-1.5 text-tiny text-soft">{row.note}</p>
        </div>
      </div>
    </ReadingContext>
  );
}

/** Wraps a chart from the server: the pointer chooses a snapshot, and a vertical line marks it. */
export function Plot({ children }: { readonly children: ReactNode }) {
  const { count, at, choose } = use(ReadingContext);
  const x = count > 1 ? (at / (count - 1)) * 100 : 100;
  const handleMove = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    if (width === 0) return;
    const place = Math.round(((clientX - left) / width) * (count - 1));
    choose(Math.max(0, Math.min(count - 1, place)));
  };
  return (
    <div className="relative touch-pan-y" onPointerMove={handleMove} onPointerDown={handleMove}>
      {children}
      <svg
        aria-hidden
        className="pointer-events-none absolute inset-0 size-full overflow-visible print:hidden"
      >
        <line x1={`${x}%`} x2={`${x}%`} y1={-3} y2="100%" strokeWidth={1.5} className="stroke-blue" />
        <circle cx={`${x}%`} cy={-3} r={3} className="fill-blue" />
      </svg>
    </div>
  );
}
