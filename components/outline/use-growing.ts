import { startTransition, useEffect, useState } from "react";

const first = 60;
const step = 120;

/**
 * How many of so many rows to draw: a screenful at once, the rest in steps that whoever types or scrolls meanwhile can
 * interrupt, so that a page of a thousand rows answers as soon as one of ten.
 * @param asked what was asked for: with something else it begins anew
 */
export function useGrowing(total: number, asked: unknown): number {
  const [grown, setGrown] = useState({ asked, rows: first });
  const rows = grown.asked === asked ? grown.rows : first;
  useEffect(() => {
    if (rows >= total) return undefined;
    const timer = setTimeout(() => startTransition(() => setGrown({ asked, rows: rows + step })), 0);
    return () => clearTimeout(timer);
  }, [asked, rows, total]);
  return Math.min(rows, total);
}
