import type { Counts } from "@/lib/domain/posture/coverage/coverage";
import { PartsBar } from "./parts-bar";
import { statusOrder } from "./status-order";
import { statusLooks } from "./status";

export function CoverageBar({ counts, className }: { readonly counts: Counts; readonly className?: string }) {
  return (
    <PartsBar
      parts={statusOrder.map(({ key, status }) => ({
        key,
        count: counts[key],
        look: statusLooks[status].bar,
      }))}
      className={className}
    />
  );
}
