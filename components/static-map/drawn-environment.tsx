import type { Environment } from "@/lib/domain/pipeline/document";
import { environmentWords } from "@/lib/domain/words/environment-words";

interface DrawnMarkProps {
  readonly environment: Environment;
  /** Where it ends, from the card's left. */
  readonly right: number;
}

/** On the upper edge of a card that is drawn as a picture: for which environment the node works. */
export function DrawnEnvironment({ environment, right }: DrawnMarkProps) {
  const { mark } = environmentWords[environment];
  const wide = mark.length * 8.2 + 10;
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
        {mark}
      </text>
    </g>
  );
}
