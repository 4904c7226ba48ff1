import type { ReactNode } from "react";

type Fact = readonly [name: string, value: ReactNode];

interface SnapshotFactsProps {
  readonly title?: string;
  readonly facts: readonly Fact[];
  /** The note from when it was taken. */
  readonly note: string | undefined;
}

export function SnapshotFacts({ title = "This snapshot", facts, note }: SnapshotFactsProps) {
  const written: readonly Fact[] = note
    ? [
        [
          "Note",
          <span key="note" className="whitespace-pre-wrap">
            {note}
          </span>,
        ],
      ]
    : [];
  return (
    <>
      <h2 className="mb-3 text-lead">{title}</h2>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
        {[...facts, ...written].map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="min-w-0 break-words max-sm:mb-1">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
