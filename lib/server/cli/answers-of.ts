import "server-only";
import type { Answers } from "@/lib/domain/scan/unknown";
import { MisuseError, type Values } from "./command";

/** The values of --answer, by placeholder. */
export function answersOf(given: Values[string]): Answers {
  const pairs = (Array.isArray(given) ? given : []).map((pair): readonly [string, string] => {
    const text = String(pair);
    // A placeholder may contain "="; its value can't.
    const at = text.lastIndexOf("=");
    if (at < 1) throw new MisuseError("--answer takes PLACEHOLDER=VALUE.");
    return [text.slice(0, at), text.slice(at + 1)];
  });
  return Object.fromEntries(pairs);
}
