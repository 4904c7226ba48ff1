import type { PipelineSummary } from "@/lib/domain/contract/pipelines";
import { openCount } from "@/lib/domain/posture/coverage/standing";
import { stageNames } from "@/lib/domain/words/stage-names";
import { stages } from "@/lib/domain/pipeline/document";

const lane = { width: 64, gap: 4, height: 84 };
const tallest = 48;
const axis = 51;

/**
 * A pipeline at a glance, drawn from its summary alone: one block a stage on the blue line, as tall as the stage has controls in scope,
 * its open part hollow. The numbers stand beside it in words.
 */
export function StageStrip({ stages: counts }: { readonly stages: PipelineSummary["stages"] }) {
  const most = Math.max(1, ...stages.map((stage) => counts[stage].inScope));
  return (
    <svg aria-hidden width="200" height="84" viewBox="0 0 200 84" className="max-w-full">
      {stages.map((stage, index) => (
        <rect
          key={stage}
          x={index * (lane.width + lane.gap)}
          y={0}
          width={lane.width}
          height={lane.height}
          rx={6}
          className="fill-bg"
        />
      ))}
      <path d={`M6 ${axis}H194`} strokeWidth={3} strokeLinecap="round" className="fill-none stroke-blue" />
      {stages.map((stage, index) => {
        const x = index * (lane.width + lane.gap);
        const { inScope } = counts[stage];
        const height = inScope === 0 ? 12 : Math.max(12, (inScope / most) * tallest);
        const stands = inScope === 0 ? 0 : (1 - openCount(counts[stage]) / inScope) * height;
        const bottom = axis + height / 2;
        return (
          <g key={stage}>
            <text x={x + lane.width / 2} y={17} textAnchor="middle" className="fill-soft text-tiny">
              {stageNames[stage]}
            </text>
            <rect
              x={x + 16}
              y={bottom - height}
              width={32}
              height={height}
              rx={4}
              strokeDasharray={inScope === 0 ? "3 3" : undefined}
              className="fill-panel stroke-control"
            />
            {stands > 0 && (
              <rect
                x={x + 16}
                y={bottom - stands}
                width={32}
                height={stands}
                rx={Math.min(4, stands / 2)}
                className="fill-standing"
              />
            )}
          </g>
        );
      })}
    </svg>
  );
}
