import "server-only";
import { statusesWords } from "@/lib/domain/compare/change-words";
import { byEffect } from "@/lib/domain/merge/choose-pieces";
import type { MergePiece, MergeQuestion } from "@/lib/domain/merge/merge-piece";
import { showTurns } from "@/lib/domain/pipeline/texts";
import { placeText } from "@/lib/domain/scan/place-text";
import type { NotUnderstood } from "@/lib/domain/scan/source";
import type { Unknown } from "@/lib/domain/scan/unknown";
import { counted, plural } from "@/lib/domain/words/english";

interface MergeAnswer {
  readonly changes: readonly MergePiece[];
  readonly questions: readonly MergeQuestion[];
  readonly unknowns: readonly Unknown[];
  readonly notUnderstood: readonly NotUnderstood[];
}

const signs: { readonly [Does in MergePiece["does"]]: string } = { add: "+", change: "~", remove: "-" };
/** More of a list than this are only counted. */
const mostLines = 200;
/** Of a change. */
const mostPlaces = 3;

/** What files would change of a pipeline, on a page of text: what is taken, what is left and why, and what is open. */
export function describeMerge(
  name: string,
  { changes, questions, unknowns, notUnderstood }: MergeAnswer,
): string {
  const ticked = changes.filter((piece) => piece.ticked);
  return [
    changes.length === 0
      ? `${name}: nothing would change.`
      : `${name}: ${counted(changes.length, "change")}, of which ${ticked.length} ${plural(ticked.length, "is", "are")} taken unless somebody says otherwise.`,
    ...effectGroups.flatMap(([group, title]) => section(title, byEffect(changes, group).map(effectLine))),
    ...section("Taken", ticked.map(pieceLine)),
    ...section(
      "Left, for a person to take",
      changes.flatMap((piece) => (piece.ticked ? [] : [`${pieceLine(piece)}: ${piece.why ?? ""}`])),
    ),
    ...section(
      "On the map already?",
      questions.map(
        ({ question, choices }) => `${question} (${choices.map((choice) => choice.name).join(", ")})`,
      ),
    ),
    ...section(
      "Not known",
      unknowns.map(
        ({ question, placeholder, at }) =>
          `${placeText(at)}: ${question}${placeholder === undefined ? "" : ` --answer '${placeholder}=...'`}`,
      ),
    ),
    ...section(
      "Seen and not understood",
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
  const lines = gone.slice(0, mostPlaces).map((line) => `; no longer there: ${line}`);
  return `${title}: ${effect ? statusesWords(effect) : ""}${ticked ? "" : ", where it is taken"}${lines.join("")}`;
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
    ...(more > 0 ? [`  and ${more} more; --json has all`] : []),
  ];
}

/** What a file says may hold what a terminal obeys. */
function printable(line: string): string {
  return showTurns(line).replaceAll(/\p{Cc}/gu, " ");
}
