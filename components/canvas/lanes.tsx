import { useStore } from "@xyflow/react";
import { StatusTotals } from "@/components/posture/status-totals";
import { useStageCounts } from "@/lib/client/editor/editor-context";
import { type Stage, stages } from "@/lib/domain/pipeline/document";
import type { LaneEnds } from "@/lib/domain/pipeline/lanes";
import { stageNames } from "@/lib/domain/posture/sentences";

/** The three bands behind the cards. Their heads stay at the top of the canvas, however far it is moved. */
export function Lanes({ ends }: { readonly ends: LaneEnds }) {
  const [left, , zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const onScreen = (x: number) => Math.round(Math.min(Math.max(x * zoom + left, 0), width));
  const [first, second] = [onScreen(ends.build), onScreen(ends.distribute)];
  const bounds: { readonly [S in Stage]: readonly [number, number] } = { build: [0, first], distribute: [first, second], run: [second, width] };
  return (
    <div className="pointer-events-none absolute inset-0 overflow-hidden">
      {stages.map((stage) => (
        <Lane key={stage} stage={stage} from={bounds[stage][0]} to={bounds[stage][1]} />
      ))}
    </div>
  );
}

function Lane({ stage, from, to }: { readonly stage: Stage; readonly from: number; readonly to: number }) {
  const counts = useStageCounts(stage);
  if (to - from < 1) return null;
  return (
    <section
      aria-label={`${stageNames[stage]} stage`}
      className={`absolute inset-y-0 overflow-hidden border-r border-line ${stage === "distribute" ? "bg-lane" : "bg-bg"}`}
      style={{ left: from, width: to - from }}
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-3 px-4 pt-3">
        <h2 className="text-sm">{stageNames[stage]}</h2>
        <div className="max-md:hidden">
          <StatusTotals counts={counts} />
        </div>
      </header>
    </section>
  );
}
