import { useStoreApi } from "@xyflow/react";
import { clsx } from "clsx";
import Link from "next/link";
import { useParams } from "next/navigation";
import { useLayoutEffect, useRef } from "react";
import { StatusTotals } from "@/components/marks/status-totals";
import { useStageCounts } from "@/lib/client/editor/editor-context";
import type { Stage } from "@/lib/domain/pipeline/document";
import type { LaneEnds } from "@/lib/domain/pipeline/lanes";
import { openCount } from "@/lib/domain/posture/coverage/standing";
import { isOpen } from "@/lib/domain/posture/findings/gaps";
import { MapLayer } from "./map-layer";
import { stageNames } from "@/lib/domain/words/stage-names";

/** In map units; further than anything is drawn. */
const endless = 1_000_000;

export function Lanes({ ends: { build, distribute } }: { readonly ends: LaneEnds }) {
  return (
    <>
      <MapLayer name="viewport-portal">
        <div
          className="lane-band pointer-events-none absolute -z-20 border-x border-line bg-lane"
          style={bandFrom(build, distribute)}
        />
      </MapLayer>
      {/* Over the cards, which pass under it: below them it would lie behind the bands, too. */}
      <div className="pointer-events-none absolute inset-0 z-5 overflow-hidden">
        <LaneHead stage="build" from={-endless} to={build} />
        <LaneHead stage="distribute" from={build} to={distribute} />
        <LaneHead stage="run" from={distribute} to={endless} />
      </div>
    </>
  );
}

/** Drawn on the map itself: it moves without being drawn again. */
function bandFrom(left: number, right: number) {
  return { left, width: right - left, top: -endless, height: 2 * endless };
}

/** In pixels: each status with its number, the open ones alone, or just the name. */
function roomIn(width: number): "all" | "some" | "none" {
  if (width >= 380) return "all";
  return width >= 190 ? "some" : "none";
}

interface LaneHeadProps {
  readonly stage: Stage;
  readonly from: number;
  readonly to: number;
}

function LaneHead({ stage, from, to }: LaneHeadProps) {
  const counts = useStageCounts(stage);
  const gaps = `/pipelines/${useParams<{ id: string }>().id}/gaps?stage=${stage}`;
  const flow = useStoreApi();
  const head = useRef<HTMLElement>(null);
  // Follows the map in each frame without being rendered anew.
  useLayoutEffect(() => {
    const follow = ({ transform: [left, , zoom], width }: ReturnType<typeof flow.getState>) => {
      if (!head.current) return;
      const onScreen = (x: number) => Math.round(Math.min(Math.max(x * zoom + left, 0), width));
      const [start, end] = [onScreen(from), onScreen(to)];
      head.current.hidden = end - start < 1;
      head.current.style.transform = `translateX(${start}px)`;
      head.current.style.width = `${end - start}px`;
      const room = roomIn(end - start);
      if (head.current.dataset["room"] !== room) head.current.dataset["room"] = room;
    };
    follow(flow.getState());
    return flow.subscribe(follow);
  }, [flow, from, to]);
  return (
    <section
      ref={head}
      aria-label={`${stageNames[stage]} stage`}
      className="group absolute top-0 left-0 overflow-hidden"
    >
      <header
        className={clsx(
          "flex items-baseline justify-between gap-x-2 px-4 pt-3 pb-1.5",
          stage === "distribute" ? "bg-lane" : "bg-bg",
        )}
      >
        <h2 className="min-w-0 truncate text-sm">{stageNames[stage]}</h2>
        <div className="pointer-events-auto hidden group-data-[room=all]:block">
          <StatusTotals
            counts={counts}
            of={stageNames[stage]}
            isForPointers
            hrefOf={(status) =>
              status === "scope"
                ? `${gaps}&show=scope`
                : `${gaps}&status=${status}${isOpen(status, "declared") ? "" : "&show=all"}`
            }
          />
        </div>
        {counts.inScope > 0 && (
          <Link
            href={gaps}
            prefetch={false}
            className="pointer-events-auto hidden text-tiny whitespace-nowrap text-soft tabular-nums hover:underline group-data-[room=some]:block"
          >
            {openCount(counts)} of {counts.inScope} open
            <span className="sr-only"> in {stageNames[stage]}</span>
          </Link>
        )}
      </header>
    </section>
  );
}
