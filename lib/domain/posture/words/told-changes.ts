import { claimsOf, type Pipeline } from "../../pipeline/pipeline";
import { plural } from "../../words/english";
import { controlTitle } from "../../catalogue/find-control";
import { changeKey } from "../what-if/change-key";
import { type AttackStep, stepsOfWayIn } from "../ways-in/attack-steps";
import {
  type BestChange,
  type ChangeOption,
  type ChangeToMake,
  partsOfChange,
  type SingleChange,
  type WayIn,
} from "../ways-in/way-in";
import { changeReason, effortWords, changeTitle, type UnprotectedCounts } from "./change-words";
import { countWaysIn } from "./ways-in-sentence";

/** The ranking of changes, as each page shows it. */
export interface ToldRanking {
  /** Unprotected entry points as they stand. */
  readonly before: UnprotectedCounts;
  /** If no change protects an entry point that the headline counts. */
  readonly redraw: Redraw | undefined;
  /** Best first. */
  readonly changes: readonly ToldChange[];
}

/** What to redraw instead of a first change. */
export interface Redraw {
  readonly sentence: string;
  /** Where the path starts. */
  readonly row: WayIn;
  readonly steps: readonly AttackStep[];
}

export interface ToldOption extends Pick<ChangeOption, "change" | "effort"> {
  /** An order, without its full stop. */
  readonly title: string;
  /** Its effect on the headline, without the full stop. */
  readonly reason: string;
  /** Its effort, without the full stop. */
  readonly work: string;
  /** How many of its controls have no status yet: they may be in place already. Undefined for none. */
  readonly note: string | undefined;
  /** Unprotected entry points after it alone; undefined in snapshots of analysis versions 1 and 2. */
  readonly after: UnprotectedCounts | undefined;
}

export interface ToldAlternative extends ToldOption {
  /** Its difference from the change, if that is one control of a set: "“B” instead of “A”". */
  readonly difference: string | undefined;
  /** It protects fewer entry points of the headline than the change does. */
  readonly isPart: boolean;
}

export interface ToldChange extends ToldOption {
  readonly alternatives: readonly ToldAlternative[];
}

/**
 * @param rows with declared controls, in their order, before the changes
 * @param isWhole false while the search goes on: then no redraw is proposed, and changes are shown once the first of them turns
 * the headline
 */
export function tellChanges(
  pipeline: Pipeline,
  rows: readonly WayIn[],
  changes: readonly BestChange[],
  isWhole = true,
): ToldRanking {
  const counts = countWaysIn(rows);
  const before = { said: counts.said, assumed: counts.assumed };
  const [head] = changes;
  const isHeadFirst = head !== undefined && turnsHeadline(head, before);
  const tell = (option: ChangeOption): ToldOption => ({
    change: option.change,
    effort: option.effort,
    title: changeTitle(pipeline, option.change),
    reason: changeReason(option, before),
    work: effortWords(pipeline, option),
    note: assessmentNote(pipeline, option.change),
    after:
      option.confirmed === undefined
        ? undefined
        : { said: before.said - option.confirmed, assumed: before.assumed - (option.assumed ?? 0) },
  });
  return {
    before,
    redraw: isHeadFirst || !isWhole ? undefined : redrawOf(pipeline, rows, before),
    changes: (isHeadFirst || isWhole ? changes : []).map((change) => ({
      ...tell(change),
      // An alternative that opens as many entry points as it protects is no choice.
      alternatives: (change.alternatives ?? [])
        .filter(({ confirmed = 0, assumed = 0 }) => confirmed > 0 || assumed > 0)
        .map((one) => ({
          ...tell(one),
          difference: differenceOf(pipeline, change.change, one.change),
          isPart: turnsLess(one, change),
        })),
    })),
  };
}

/** Undefined if no entry point is unprotected. */
function redrawOf(
  pipeline: Pipeline,
  rows: readonly WayIn[],
  { said, assumed }: UnprotectedCounts,
): Redraw | undefined {
  const isConfirmed = said > 0;
  const paths = rows.flatMap((row) =>
    row.state === "unguarded" && row.said === isConfirmed
      ? [{ row, steps: stepsOfWayIn(pipeline, row) }]
      : [],
  );
  // An attacker who starts at a target leaves nothing to redraw.
  const path = paths.find(({ steps }) => steps.length > 0) ?? paths[0];
  if (!path) return undefined;
  const count = isConfirmed ? said : assumed;
  const kind = `${isConfirmed ? "unprotected" : "assumed"} entry`;
  const points = plural(count, `the ${kind} point`, `any of the ${count} ${kind} points`);
  const found = `No single change, and no set of up to four, was found that protects ${points}.`;
  const instead =
    path.steps.length > 0
      ? "Redraw this path, so that it passes a node that can block it."
      : "An attacker starts at the target itself.";
  return { sentence: `${found} ${instead}`, ...path };
}

/** Snapshots of versions 1 and 2 have no counts: their ranking is shown as it is. */
function turnsHeadline({ confirmed, assumed = 0 }: ChangeOption, before: UnprotectedCounts): boolean {
  if (confirmed === undefined) return true;
  return before.said > 0 ? confirmed > 0 : assumed > 0;
}

function turnsLess(one: ChangeOption, than: ChangeOption): boolean {
  const less = (one.confirmed ?? 0) - (than.confirmed ?? 0);
  return less < 0 || (less === 0 && (one.assumed ?? 0) < (than.assumed ?? 0));
}

function assessmentNote(pipeline: Pipeline, change: ChangeToMake): string | undefined {
  const controls = partsOfChange(change).flatMap((part) => ("implement" in part ? [part.implement] : []));
  const unassessed = controls.filter(
    ({ node, control }) => claimsOf(pipeline, node).get(control)?.status === undefined,
  ).length;
  if (unassessed === 0) return undefined;
  return controls.length === 1
    ? "Check first: not assessed yet"
    : `Check first: ${unassessed} of ${controls.length} not assessed yet`;
}

function differenceOf(pipeline: Pipeline, best: ChangeToMake, other: ChangeToMake): string | undefined {
  const [ours, theirs] = [partsOfChange(best), partsOfChange(other)];
  if (ours.length < 2 || ours.length !== theirs.length) return undefined;
  const without = (some: readonly SingleChange[], all: readonly SingleChange[]) => {
    const keys = new Set(all.map(changeKey));
    return some.filter((part) => !keys.has(changeKey(part)));
  };
  const [[added, ...more], [left]] = [without(theirs, ours), without(ours, theirs)];
  if (!added || !left || more.length > 0 || !("implement" in added) || !("implement" in left))
    return undefined;
  if (added.implement.node !== left.implement.node) return undefined;
  const title = ({ implement }: typeof added) => `“${controlTitle(implement.control, pipeline)}”`;
  return `${title(added)} instead of ${title(left)}`;
}

/** A change and what it brings, as one text. */
export function optionSentence(option: ToldOption): string {
  return `${option.title}. ${consequenceSentence(option)}`;
}

/** Effect on the headline, effort, and what to check first. */
export function consequenceSentence({ reason, work, note }: ToldOption): string {
  return [reason, work, ...(note === undefined ? [] : [note])].map((part) => `${part}.`).join(" ");
}

/** The difference of an alternative, and its effect if that differs: "Or: Remove …." */
export function alternativeSentence(change: ToldOption, one: ToldAlternative): string {
  const parts = [one.difference ?? one.title, ...(one.reason === change.reason ? [] : [one.reason])];
  return `${one.isPart ? "Or in part" : "Or"}: ${parts.join(". ")}.`;
}
