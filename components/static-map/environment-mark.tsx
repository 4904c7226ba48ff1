import { environmentWords } from "@/components/marks/environment-tab";
import type { PipelineNode } from "@/lib/domain/pipeline/document";

interface EnvironmentMarkProps {
  readonly environment: NonNullable<PipelineNode["environment"]>;
  /** Where it ends, from the card's left. */
  readonly right: number;
}

/** On the upper edge of a card that is drawn as a picture: for which environment the node works. */
export function EnvironmentMark({ environment, right }: EnvironmentMarkProps) {
  const [word] = environmentWords[environment];
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
