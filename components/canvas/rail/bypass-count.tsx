import { useLivePosture } from "@/lib/client/posture/posture-context";
import { bypassCount } from "@/lib/domain/posture/gates/open-gates";
import { useMapState } from "../state/map-context";

/** How many gates are in place and passed by all the same; 0 until that is known. */
export function useBypassCount(): number {
  const proof = useMapState((state) => state.proof);
  return useLivePosture(({ posture }) => (posture ? bypassCount(posture.gates, proof) : 0));
}

export function BypassCount({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <span className="absolute top-px right-[3px] min-w-4 rounded-full bg-missing px-1 text-[0.6875rem] leading-[15px] font-bold text-panel tabular-nums">
      {count}
      <span className="sr-only"> found</span>
    </span>
  );
}
