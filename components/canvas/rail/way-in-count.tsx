import { useLivePosture } from "@/lib/client/posture/posture-context";
import { useMapState } from "../state/map-context";

/** The number of unprotected entry points on the map; 0 until the analysis has run. */
export function useWayInCount(): number {
  const proof = useMapState((state) => state.proof);
  return useLivePosture(({ posture }) =>
    (posture?.waysIn[proof] ?? []).reduce(
      (sum, { state, said, places }) => sum + (state === "unguarded" && said ? places.length : 0),
      0,
    ),
  );
}

export function WayInCount({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <span className="absolute top-px right-[3px] min-w-4 rounded-full bg-missing px-1 text-[0.6875rem] leading-[15px] font-bold text-panel tabular-nums">
      {count}
      <span className="sr-only"> found</span>
    </span>
  );
}
