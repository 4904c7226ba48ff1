import { startTransition, useEffect, useState } from "react";

const first = 60;
const step = 120;

/**
 * How many of so many rows to draw: a screenful with the page, the rest in steps that whoever types or scrolls meanwhile
 * can interrupt, so that a page of a thousand rows answers as soon as one of ten.
 */
export function useGrowing(total: number): number {
  const [drawn, setDrawn] = useState(first);
  useEffect(() => {
    if (drawn >= total) return undefined;
    const timer = setTimeout(() => startTransition(() => setDrawn(drawn + step)), 0);
    return () => clearTimeout(timer);
  }, [drawn, total]);
  return Math.min(drawn, total);
}
