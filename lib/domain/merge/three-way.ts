import { isSame } from "../is-same";
import { type Fields, isOfOthers, type WrittenRecord } from "./written";

/** The origin of a value on the map that stays unless a person takes the incoming one. */
export type Clash = "a person" | "not known" | "other files";

export interface ThreeWay {
  /** The changes, as the `set` of an operation. */
  readonly take: Fields;
  /** Changes that would replace another party's values. */
  readonly clash: Fields;
  readonly why: Clash | undefined;
}

/**
 * Merges the fields of a record from the map, the incoming record and the last import. A field unchanged since the import gets the
 * incoming value; a field that a person changed stays, as does one of unknown origin.
 * @param was what imports last wrote about it; undefined: nothing
 * @param source the incoming source's name; values of another source are not replaced
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
    // A field missing from the files contradicts no one.
    else if (before === undefined && comes === undefined) continue;
    else if (before === undefined) [clash[field], why] = [set, "not known"];
    else if (isSame(before[field], comes)) continue;
    else if (!isSame(before[field], is)) {
      // A field that imports never wrote belongs to the person.
      if (before[field] !== undefined || comes !== undefined) [clash[field], why] = [set, "a person"];
    } else if (isOfOthers(was?.sources?.get(field), source)) [clash[field], why] = [set, "other files"];
    else take[field] = set;
  }
  return { take, clash, why };
}
