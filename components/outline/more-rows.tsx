import { Button } from "@/components/ui/button";
import type { Growing } from "./use-growing";

export function MoreRows({
  growing: { drawn, drawMore },
  total,
}: {
  readonly growing: Growing;
  readonly total: number;
}) {
  return (
    drawMore && (
      <p className="flex flex-wrap items-center gap-3 px-4 py-3">
        {drawn} of {total} nodes are drawn.
        <Button onClick={drawMore}>Draw more</Button>
        <span className="text-soft">Or find some with the filter.</span>
      </p>
    )
  );
}
