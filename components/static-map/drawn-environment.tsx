import { leastWithEnvironment } from "@/lib/domain/drawing/card-fits";
import type { Environment } from "@/lib/domain/pipeline/document";
import { environmentWords } from "@/lib/domain/words/environment-words";

interface DrawnMarkProps {
  readonly environment: Environment;
  /** Its end, from the card's left. */
  readonly right: number;
  readonly isShort?: boolean;
}

/** @param unit map units to a pixel */
export function hasEnvironments(unit: number): boolean {
  return unit <= 1 / leastWithEnvironment;
}

/** On the upper edge of a drawn card: the environment of its node. */
export function DrawnEnvironment({ environment, right, isShort = false }: DrawnMarkProps) {
  const { mark, short } = environmentWords[environment];
  const word = isShort ? short : mark;
  const wide = word.length * 8.2 + 10;
  const isProduction = environment === "production";
  return (
    <g transform={`translate(${right - wide} -9)`}>
      <rect
        width={wide}
        height={17}
        rx={4}
        className={isProduction ? "fill-ink stroke-bg" : "fill-panel stroke-control"}
      />
      <text
        x={wide / 2}
        y={12.5}
        fontSize={11}
        fontWeight={650}
        textAnchor="middle"
        className={isProduction ? "fill-panel" : "fill-soft"}
      >
        {word}
      </text>
    </g>
  );
}
