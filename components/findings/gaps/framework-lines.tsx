import type { FrameworkLine } from "../framework-line";

interface FrameworkLinesProps {
  readonly of: FrameworkLine;
}

export function FrameworkLines({ of: { line, all } }: FrameworkLinesProps) {
  if (line === "") return null;
  if (!all) return <span className="block text-tiny text-soft">{line}</span>;
  return (
    <details className="closed-on-paper text-tiny text-soft">
      <summary className="min-h-6 list-none rounded py-0.5 underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-ink [&::-webkit-details-marker]:hidden">
        {line}
      </summary>
      <ul aria-label="All requirements that it supports" className="mt-0.5 mb-1 flex flex-col gap-0.5 pl-3">
        {all.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </details>
  );
}
