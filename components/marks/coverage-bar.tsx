import type { Counts } from "@/lib/domain/posture/coverage/coverage";
import { PartsBar } from "./parts-bar";
import { statusLooks } from "./status-look";
import { statusOrder } from "./status-order";

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
