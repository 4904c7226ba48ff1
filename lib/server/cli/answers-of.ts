import "server-only";
import type { Answers } from "@/lib/domain/scan/unknown";
import { MisuseError, type Values } from "./command";

/** What --answer was given, by what it takes the place of. */
export function answersOf(given: Values[string]): Answers {
  const pairs = (Array.isArray(given) ? given : []).map((pair): readonly [string, string] => {
    const text = String(pair);
    // What a placeholder is written as may have a "=" in it; what takes its place has none.
    const at = text.lastIndexOf("=");
    if (at < 1) throw new MisuseError("--answer takes PLACEHOLDER=VALUE.");
    return [text.slice(0, at), text.slice(at + 1)];
  });
  return Object.fromEntries(pairs);
}
