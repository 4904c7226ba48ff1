import "server-only";
import { steadyNow } from "../clock";
import { oncePerProcess } from "../process";

/** How many names are remembered of each kind. */
const most = 10_000;

export interface OnceInAWhile {
  /** Whether the name is the first within this time. Remembers it. */
  readonly isFirst: (name: string, now?: number) => boolean;
  /** The first attempt had no effect, so the next counts as the first again. */
  readonly forget: (name: string) => void;
}

/**
 * Repeated events, even from a loop, are recorded once in this many milliseconds, so that they do not fill
 * the audit log.
 */
export function onceInAWhile(kind: string, milliseconds: number): OnceInAWhile {
  const times = oncePerProcess(`once-in-a-while: ${kind}`, () => new Map<string, number>());
  return {
    isFirst: (name, now = steadyNow()) => {
      if (now - (times.get(name) ?? -Infinity) < milliseconds) return false;
      times.delete(name);
      times.set(name, now);
      const [oldest] = times.keys();
      if (times.size > most && oldest !== undefined) times.delete(oldest);
      return true;
    },
    forget: (name) => void times.delete(name),
  };
}
