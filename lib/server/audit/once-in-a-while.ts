import "server-only";
import { steadyNow } from "../clock";
import { oncePerProcess } from "../process";

/** So many are remembered of each kind. */
const most = 10_000;

export interface OnceInAWhile {
  /** Whether this is the first of its name for so long, which is remembered. */
  readonly isFirst: (name: string, now?: number) => boolean;
  /** What came of the first was nothing: the next one is the first again. */
  readonly forget: (name: string) => void;
}

/** What is said again and again, by a loop too, is said once in so many milliseconds, so that it does not fill the record. */
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
