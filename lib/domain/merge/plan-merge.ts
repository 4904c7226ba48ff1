import type { PipelineDocument, PipelineNode } from "../pipeline/document";
import { limits } from "../pipeline/limits";
import type { Pipeline } from "../pipeline/pipeline";
import type { Place } from "../scan/source";
import { counted } from "../words/english";
import { matchRecords } from "./match-records";
import { type Drawn, isOpenName, type MergeContext, openWords } from "./merge-context";
import type { MergePiece, MergePlan, MergeQuestion, SameAnswers } from "./merge-piece";
import { controlTitle } from "../catalogue/find-control";
import { planClaims } from "./plan-claims";
import { withEffects } from "./piece-effects";
import { planEdges, planImages, planNodes, planZones } from "./plan-records";
import { planRemovals } from "./plan-removals";
import type { Written } from "./written";

export interface MergeInput {
  readonly present: Pipeline;
  readonly incoming: PipelineDocument;
  /** What earlier imports wrote. */
  readonly written: Written;
  /** Read from files, or another map. */
  readonly from: "files" | "map";
  /** The source's name, to tell repositories apart; absent: it has none. */
  readonly source?: string | undefined;
  /** The UTC day of reading. */
  readonly day: string;
  /** Source lines by id of a record in `incoming`. */
  readonly proofs?: Readonly<Record<string, readonly Place[]>>;
  readonly same?: SameAnswers;
}

/**
 * Plans the changes of a draft or another map to a map, as pieces to take one by one: a three-way merge based on what earlier imports
 * wrote. Pure; linear in the records except for matching within a kind.
 */
export function planMerge({
  present,
  incoming,
  written,
  from,
  source,
  day,
  proofs = {},
  same = {},
}: MergeInput): MergePlan {
  const matched = matchRecords(present, incoming, written, { from, same });
  const { document, cameAs, open } = matched;
  const context: MergeContext = {
    present,
    document,
    written,
    from,
    source,
    open,
    proofsOf: (id) => {
      const key = cameAs.get(id) ?? id;
      return Object.hasOwn(proofs, key) ? (proofs[key] ?? []) : [];
    },
    names: {
      node: nameIn(present.nodes, document.nodes),
      image: nameIn(present.images, document.images),
      zone: nameIn(present.zones, document.zones),
      control: (id) => `“${controlTitle(id, present)}”`,
    },
  };
  const drawn = withoutOpenDoubles([
    ...planZones(context),
    ...planNodes(context),
    ...planImages(context),
    ...planEdges(context),
    ...planClaims(context, day),
    ...planRemovals(context),
  ]);
  const { kept, tooMuch } = withinLimits(drawn, present);
  const pieces = withEffects(present, settled(kept, present), day);
  return { pieces, questions: questionsOf(context, cameAs), tooMuch };
}

/** A node kept because a question is open is not added a second time under the same name. */
function withoutOpenDoubles(drawn: readonly Drawn[]): readonly Drawn[] {
  if (!drawn.some(({ does, holds }) => does === "remove" && holds === openWords)) return drawn;
  return drawn.map((piece) =>
    piece.operations.some(
      (operation) =>
        (operation.type === "node.added" && isOpenName(operation.node)) ||
        (operation.type === "image.added" && isOpenName(operation.image)),
    )
      ? { holds: openWords, ...piece }
      : piece,
  );
}

function nameIn(
  here: { readonly get: (id: string) => { readonly name: string } | undefined },
  there: readonly { readonly id: string; readonly name: string }[],
): (id: string) => string {
  const coming = new Map(there.map(({ id, name }) => [id, name]));
  return (id) => here.get(id)?.name ?? coming.get(id) ?? id;
}

const mostOf = { zone: limits.zones, node: limits.nodes, image: limits.images, edge: limits.edges } as const;
const wordsOf = { zone: "zone", node: "node", image: "image", edge: "connection" } as const;

/** Pieces that don't fit are not offered, so that all offered ones can be taken. Room freed by removals does not count. */
function withinLimits(drawn: readonly Drawn[], present: Pipeline) {
  const left = {
    zone: mostOf.zone - present.zones.size,
    node: mostOf.node - present.nodes.size,
    image: mostOf.image - present.images.size,
    edge: mostOf.edge - present.edges.size,
    claim: limits.claims - present.claimCount,
  };
  const dropped = { zone: 0, node: 0, image: 0, edge: 0, claim: 0 };
  const kept = drawn.filter(({ of, does }) => {
    if (does !== "add") return true;
    if (left[of] > 0) left[of] -= 1;
    else dropped[of] += 1;
    return dropped[of] === 0;
  });
  const tooMuch = (["zone", "node", "image", "edge"] as const).flatMap((of) =>
    dropped[of] > 0
      ? [
          `${counted(dropped[of], wordsOf[of])} ${dropped[of] === 1 ? "is" : "are"} left out: a pipeline has at most ${mostOf[of]}.`,
        ]
      : [],
  );
  return { kept, tooMuch };
}

/** Links pieces to those that they require, and ticks only pieces whose requirements are ticked. */
function settled(drawn: readonly Drawn[], present: Pipeline): readonly MergePiece[] {
  const offered = new Map(drawn.map((piece) => [piece.id, piece]));
  const isThere = (id: string) => {
    const [of, key = ""] = id.split(" ");
    const records = of === "zone" ? present.zones : of === "image" ? present.images : present.nodes;
    return records.get(key) !== undefined;
  };
  const done = new Map<string, MergePiece>();
  for (const { names, holds, ...piece } of drawn) {
    const named = piece.does === "remove" ? names : names.filter((id) => !isThere(id));
    // Pieces that require one without room are dropped too.
    if (named.some((id) => !offered.has(id) || (piece.does !== "remove" && !done.has(id)))) continue;
    const lacking = named.map((id) => done.get(id)).find((one) => one?.ticked === false);
    const why = holds ?? (lacking && `It needs an unticked change: ${lacking.title}.`);
    done.set(piece.id, {
      ...piece,
      needs: named,
      ticked: why === undefined,
      ...(why !== undefined && { why }),
    });
  }
  return [...done.values()];
}

function questionsOf(
  { open, document, proofsOf }: MergeContext,
  cameAs: ReadonlyMap<string, string>,
): readonly MergeQuestion[] {
  const nodes = new Map<string, PipelineNode>(document.nodes.map((node) => [node.id, node]));
  return [...open].flatMap(([id, choices]): readonly MergeQuestion[] => {
    const node = nodes.get(id);
    if (!node) return [];
    const [at] = proofsOf(id);
    const [only, ...more] = choices;
    return [
      {
        id: cameAs.get(id) ?? id,
        question:
          only && more.length === 0
            ? `Is “${node.name}” the same as “${only.name}” on the map?`
            : `Which node on the map is “${node.name}”?`,
        choices: choices.map((choice) => ({ node: choice.id, name: choice.name })),
        ...(at && { at }),
      },
    ];
  });
}
