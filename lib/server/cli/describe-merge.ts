import "server-only";
import { statusesWords } from "@/lib/domain/compare/change-words";
import { byEffect } from "@/lib/domain/merge/choose-pieces";
import type { MergePiece, MergeQuestion } from "@/lib/domain/merge/merge-piece";
import { showTurns } from "@/lib/domain/pipeline/texts";
import { placeText } from "@/lib/domain/scan/place-text";
import type { NotUnderstood } from "@/lib/domain/scan/source";
import type { Unknown } from "@/lib/domain/scan/unknown";
import { counted } from "@/lib/domain/words/english";

interface MergeAnswer {
  readonly changes: readonly MergePiece[];
  readonly questions: readonly MergeQuestion[];
  readonly unknowns: readonly Unknown[];
  readonly notUnderstood: readonly NotUnderstood[];
}

const signs: { readonly [Does in MergePiece["does"]]: string } = { add: "+", change: "~", remove: "-" };
/** Longer lists are only counted. */
const mostLines = 200;
/** Places of one change. */
const mostPlaces = 3;

/**
 * The changes that files would make to a pipeline, as a page of text: selected changes, the others with the
 * reason, and open questions.
 */
export function describeMerge(
  name: string,
  { changes, questions, unknowns, notUnderstood }: MergeAnswer,
): string {
  const ticked = changes.filter((piece) => piece.ticked);
  return [
    changes.length === 0
      ? `${name}: no changes.`
      : `${name}: ${counted(changes.length, "change")}, ${ticked.length} of them selected by default.`,
    ...effectGroups.flatMap(([group, title]) => section(title, byEffect(changes, group).map(effectLine))),
    ...section("Selected", ticked.map(pieceLine)),
    ...section(
      "Not selected: decide in the review",
      changes.flatMap((piece) => (piece.ticked ? [] : [`${pieceLine(piece)}: ${piece.why ?? ""}`])),
    ),
    ...section(
      "Already on the map?",
      questions.map(
        ({ question, choices }) => `${question} (${choices.map((choice) => choice.name).join(", ")})`,
      ),
    ),
    ...section(
      "Unknown",
      unknowns.map(
        ({ question, placeholder, at }) =>
          `${placeText(at)}: ${question}${placeholder === undefined ? "" : ` --answer '${placeholder}=...'`}`,
      ),
    ),
    ...section(
      "Not understood",
      notUnderstood.map(({ at, why }) => `${placeText(at)}: ${why}`),
    ),
  ]
    .map(printable)
    .join("\n");
}

const effectGroups = [
  ["worse", "Makes a control worse"],
  ["better", "Makes a control better"],
] as const;

function effectLine({ title, effect, ticked, gone = [] }: MergePiece): string {
  const lines = gone.slice(0, mostPlaces).map((line) => `; deleted: ${line}`);
  return `${title}: ${effect ? statusesWords(effect) : ""}${ticked ? "" : ", if you select it"}${lines.join("")}`;
}

function pieceLine({ does, title, says, proofs }: MergePiece): string {
  const places = proofs.slice(0, mostPlaces).map(placeText).join(", ");
  return `${signs[does]} ${title}${says === undefined ? "" : `: ${says}`}${places === "" ? "" : ` (${places})`}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const more = lines.length - mostLines;
  return [
    "",
    `${title}:`,
    ...lines.slice(0, mostLines).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more; --json lists all`] : []),
  ];
}

/** Text from files may contain control characters for terminals. */
function printable(line: string): string {
  return showTurns(line).replaceAll(/\p{Cc}/gu, " ");
}
