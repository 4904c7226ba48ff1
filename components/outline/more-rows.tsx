import { Button } from "@/components/ui/button";
import { startTransition, useEffect, useState } from "react";

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
        <Button onClick={drawMore}>Show more</Button>
        <span className="text-soft">Or use the filter.</span>
      </p>
    )
  );
}

const first = 60;

const step = 120;

/** A browser handles this many with ease. */
const most = 1200;

export interface Growing {
  readonly drawn: number;
  /** Draws as many more again; absent if all are drawn, or will be by themselves. */
  readonly drawMore?: () => void;
}

/**
 * How many of the rows to draw: a screenful at once, the rest in steps that typing or scrolling can interrupt, so that a
 * page of a thousand rows responds as fast as one of ten. Beyond a limit, the rest on request.
 * @param asked the current query: a new one starts over
 */
export function useGrowing(total: number, asked: unknown): Growing {
  const [grown, setGrown] = useState({ asked, rows: first, most });
  const now = grown.asked === asked ? grown : { asked, rows: first, most };
  const wanted = Math.min(total, now.most);
  const { rows } = now;
  useEffect(() => {
    if (rows >= wanted) return undefined;
    const timer = setTimeout(
      () => startTransition(() => setGrown({ asked, rows: rows + step, most: now.most })),
      0,
    );
    return () => clearTimeout(timer);
  }, [asked, rows, wanted, now.most]);
  const drawn = Math.min(rows, wanted);
  return {
    drawn,
    ...(drawn === now.most && drawn < total
      ? { drawMore: () => setGrown({ asked, rows, most: now.most + most }) }
      : {}),
  };
}
