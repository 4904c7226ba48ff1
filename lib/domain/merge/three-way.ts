import { isSame } from "../is-same";
import { type Fields, isOfOthers, type WrittenRecord } from "./written";

/** Who said what is on the map, where that stays unless somebody takes the other. */
export type Clash = "a person" | "not known" | "other files";

export interface ThreeWay {
  /** What changes, as the `set` of an operation. */
  readonly take: Fields;
  /** What would take the place of what somebody else said. */
  readonly clash: Fields;
  readonly why: Clash | undefined;
}

/**
 * What becomes of the fields of a record that is on the map, in what comes, and perhaps in what an import wrote before. A field that
 * nobody changed since then is what comes now; one that a person changed stays, and so does one of which it is not known.
 * @param was what imports last wrote of it; undefined: nothing
 * @param source what comes is called; another one's words are not replaced
 */
export function threeWay(
  current: object,
  said: object,
  was: WrittenRecord | undefined,
  source: string | undefined,
  fields: readonly string[],
): ThreeWay {
  const [here, there]: readonly [Fields, Fields] = [{ ...current }, { ...said }];
  const take: Record<string, unknown> = {};
  const clash: Record<string, unknown> = {};
  let why: Clash | undefined;
  for (const field of fields) {
    const [is, comes] = [here[field], there[field]];
    if (isSame(is, comes)) continue;
    const before = was?.fields;
    const set = comes ?? null;
    if (is === undefined && (before === undefined || before[field] === undefined)) take[field] = set;
    // Files that say nothing of it speak against nobody.
    else if (before === undefined && comes === undefined) continue;
    else if (before === undefined) [clash[field], why] = [set, "not known"];
    else if (isSame(before[field], comes)) continue;
    else if (!isSame(before[field], is)) {
      // What imports never wrote, and do not say now, is the person's alone.
      if (before[field] !== undefined || comes !== undefined) [clash[field], why] = [set, "a person"];
    } else if (isOfOthers(was?.sources?.get(field), source)) [clash[field], why] = [set, "other files"];
    else take[field] = set;
  }
  return { take, clash, why };
}
