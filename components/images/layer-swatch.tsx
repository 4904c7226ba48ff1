import type { ReactNode } from "react";
import type { Layer } from "@/lib/domain/pipeline/document";

/** A kind of layer as a pattern, so that a stack is told apart without colours too. */
export function LayerSwatch({ kind }: { readonly kind: Layer["kind"] | "writable" }) {
  return (
    <svg aria-hidden viewBox="0 0 32 20" width={32} height={20} className="shrink-0 text-blue">
      <rect
        x={0.75}
        y={0.75}
        width={30.5}
        height={18.5}
        rx={3}
        strokeWidth={1.5}
        strokeDasharray={kind === "writable" ? "3 2.5" : undefined}
        className={kind === "parent" ? "fill-blue stroke-blue" : "fill-panel stroke-blue"}
      />
      {patterns[kind]}
    </svg>
  );
}

const columns = [5, 10.5, 16, 21.5, 27];

const patterns: { readonly [Kind in Layer["kind"] | "writable"]: ReactNode } = {
  parent: null,
  dependencies: (
    <path d="M4 16 14 4M11 16 21 4M18 16 28 4" stroke="currentColor" strokeWidth={1.5} fill="none" />
  ),
  application: (
    <g fill="currentColor">
      {columns.flatMap((x) => [6.5, 13.5].map((y) => <circle key={`${x} ${y}`} cx={x} cy={y} r={1.4} />))}
    </g>
  ),
  configuration: <path d="M4 6.5h24M4 10h24M4 13.5h24" stroke="currentColor" strokeWidth={1.2} fill="none" />,
  other: null,
  writable: (
    <path
      d="M12.5 13.5h7M16 5.5v8M12.8 8.5 16 5.5l3.2 3"
      stroke="currentColor"
      strokeWidth={1.4}
      fill="none"
    />
  ),
};
