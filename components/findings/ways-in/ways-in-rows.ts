import { controlTitle } from "@/lib/domain/catalogue/find-control";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { stepsOfWayIn } from "@/lib/domain/posture/ways-in/attack-steps";
import { changesForRow } from "@/lib/domain/posture/ways-in/changes-for-row";
import type { BestChange, Entry, WayIn } from "@/lib/domain/posture/ways-in/way-in";
import { attackStepSentence } from "@/lib/domain/posture/words/attack-step-sentence";
import { entryWords } from "@/lib/domain/posture/words/entry-words";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { wayInTitle } from "@/lib/domain/posture/words/place-names";
import { settlingQuestion } from "@/lib/domain/posture/words/settling-question";
import { unansweredAlong } from "@/lib/domain/posture/words/unanswered";
import {
  entrySentence,
  noCloserSentence,
  stopSentence,
  toldEntries,
  wayInSentence,
} from "@/lib/domain/posture/words/way-in-sentences";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import {
  type EntryRow,
  keyOfPlace,
  sectionOf,
  type WayInRow,
  waySections,
  type WaySectionRows,
} from "./way-in-row";

/** Their number of places, and at how many of them nothing blocks an attacker. */
export function countPlaces(rows: readonly WayIn[]): Pick<WaySectionRows, "count" | "unguarded"> {
  const placesOf = (some: readonly WayIn[]) => some.reduce((sum, { places }) => sum + places.length, 0);
  return { count: placesOf(rows), unguarded: placesOf(rows.filter(({ state }) => state === "unguarded")) };
}

/** Longer sections are cut and counted; the CSV file has all rows. */
const mostRows = 100;
const mostPlaces = 20;

/**
 * The entry points by heading, each as texts. @param rows grouped, in their order. @param targets how many are judged.
 * @param ranked the changes to make first.
 */
export function waySectionRows(
  pipeline: Pipeline,
  rows: readonly WayIn[],
  targets: number,
  ranked: readonly BestChange[],
): readonly WaySectionRows[] {
  return waySections.flatMap((section) => {
    const under = rows.filter((row) => sectionOf(row) === section);
    if (under.length === 0) return [];
    return [
      {
        section,
        rows: under.slice(0, mostRows).map((row) => wayInRow(pipeline, row, targets, ranked)),
        ...countPlaces(under),
        leftOut: Math.max(0, under.length - mostRows),
      },
    ];
  });
}

/** One entry point, as texts. @param targets how many are judged. @param ranked the changes to make first */
export function wayInRow(
  pipeline: Pipeline,
  row: WayIn,
  targets: number,
  ranked: readonly BestChange[],
): WayInRow {
  const { places, state, said, entries, reached, unguarded, stops } = row;
  const steps = stepsOfWayIn(pipeline, row);
  return {
    key: keyOfPlace(places[0]),
    title: wayInTitle(pipeline, row),
    sentence: wayInSentence(pipeline, row, targets),
    state,
    isSaid: said,
    begins: joinWithAnd(
      toldEntries(row).map(({ type }) => entryWords[type].word),
      3,
    ),
    reaches: `${state === "unguarded" ? unguarded.length : reached.length} of ${targets}`,
    entries: entries.map((entry) => entryRow(pipeline, row, entry)),
    places:
      places.length === 1
        ? []
        : places.slice(0, mostPlaces).map((place) => wayInTitle(pipeline, { places: [place] })),
    count: places.length,
    steps: steps.map((step) => attackStepSentence(pipeline, step)),
    stops: state === "unguarded" ? [] : stops.map((stop) => stopSentence(pipeline, stop)),
    placeKeys: places.map(keyOfPlace),
    changes: state === "unguarded" ? changesForRow(pipeline, row, ranked) : [],
    path: row.witness.map((id) => nodeName(pipeline, id)).join(" → "),
    question: settlingQuestion(pipeline, row),
    unanswered: unansweredAlong(
      pipeline,
      steps.map(({ edge }) => edge),
    ),
  };
}

function entryRow(pipeline: Pipeline, { places }: WayIn, { type, state, said, closers }: Entry): EntryRow {
  return {
    word: entryWords[type].word,
    sentence: entrySentence(pipeline, type, places),
    state,
    isSaid: said,
    closers: closers.map(({ node, control, status }) => ({
      node,
      nodeName: nodeName(pipeline, node),
      control,
      title: controlTitle(control, pipeline),
      status,
    })),
    otherwise: closers.length === 0 ? noCloserSentence(type) : undefined,
  };
}
