import "server-only";
import type { Catalogue } from "@/lib/domain/catalogue/catalogue";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import { formatStateRef, type StateRef } from "@/lib/domain/compare/state-ref";
import { targetName, targetOf, targetSentence } from "@/lib/domain/compare/target";
import type { ComparedStateAnswer } from "@/lib/domain/contract/compare";
import type { PublishedPosture } from "@/lib/domain/contract/posture";
import { catalogueAnswerSchema } from "@/lib/domain/contract/system";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { parseStoredDocument } from "@/lib/domain/pipeline/parse-document";
import { type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { thinnedWords } from "@/lib/domain/snapshot/schedule";
import { formatDay } from "@/lib/domain/words/english";
import { dayOf, endOfDay } from "../clock";
import type { DatabaseTransaction } from "../database/database";
import { AppError } from "../errors";
import { keepState, stateAt } from "../pipeline/document-cache";
import { loadState } from "../pipeline/pipeline-state";
import { type FoundContent, findContent } from "../snapshot/contents";
import { isAsTaken } from "../snapshot/queries";

/** One side of a comparison, as stored. */
export interface ReadState {
  /** The pipeline; undefined for a file. */
  readonly pipelineId?: string;
  readonly about: Omit<ComparedStateAnswer, "catalogue">;
  readonly pipeline: Pipeline;
  readonly catalogue: Catalogue;
  /** The snapshot's own figures. */
  readonly frozen?: Partial<Pick<PublishedPosture, "coverage" | "gates">>;
  readonly warnings: readonly string[];
}

/**
 * The requested state; the caller has checked the rights.
 * @param side the request's field, which refusals name.
 */
export function readState(
  database: DatabaseTransaction,
  ref: StateRef,
  side: string,
  now: Date,
): Promise<ReadState> {
  return "snapshot" in ref ? readSnapshot(database, ref, side) : readPipeline(database, ref, side, now);
}

type PipelineRef = Extract<StateRef, { readonly pipeline: string }>;

async function readPipeline(
  database: DatabaseTransaction,
  ref: PipelineRef,
  side: string,
  now: Date,
): Promise<ReadState> {
  const { pipeline: pipelineId, at: asked } = ref;
  const head = await database.pipeline.findUnique({
    where: { id: pipelineId },
    select: { revision: true, headHash: true, erasures: true, createdAt: true },
  });
  if (head === null) throw noState(side);
  const { revision, at } = await momentOf(database, ref, head, side, now);
  const isHead = revision === head.revision;
  const state = isHead
    ? await stateAt(database, pipelineId, head)
    : await loadState(database, pipelineId, { revision, headHash: "", erasures: head.erasures });
  // No chain continues from a past state, so none is kept.
  if (isHead) keepState(pipelineId, state);
  const { pipeline } = state;
  const read: ReadState = {
    pipelineId,
    about: {
      ref: formatStateRef(ref),
      label: labelOf(asked),
      isNow: asked === "now",
      pipeline: { id: pipelineId, name: pipeline.name },
      revision,
      at: at.toISOString(),
      day: typeof asked === "object" && "day" in asked ? asked.day : dayOf(at),
    },
    pipeline,
    catalogue: catalogueOf(pipeline),
    warnings: [],
  };
  return typeof asked === "object" && "target" in asked ? asTarget(read, asked.target) : read;
}

/** A planned state, judged by the evidence of its own day: time alone does not change a plan. */
export function asTarget(state: ReadState, day: string | undefined): ReadState {
  const { pipeline, ...counts } = targetOf(state.pipeline, day);
  const target = { ...(day === undefined ? {} : { day }), ...counts };
  return {
    ...state,
    pipeline,
    about: { ...state.about, label: targetName(day), isNow: false, target },
    warnings: [...state.warnings, targetSentence(day, counts)],
  };
}

function labelOf(asked: PipelineRef["at"]): string {
  if (asked === "now" || "target" in asked) return "now";
  return "day" in asked ? formatDay(asked.day) : `revision ${asked.revision}`;
}

/** The last revision of that day, and its time. */
async function momentOf(
  database: DatabaseTransaction,
  { pipeline: pipelineId, at: asked }: PipelineRef,
  head: { readonly revision: number; readonly createdAt: Date },
  side: string,
  now: Date,
): Promise<{ readonly revision: number; readonly at: Date }> {
  if (asked === "now" || "target" in asked) return { revision: head.revision, at: now };
  if ("revision" in asked) {
    const { revision } = asked;
    if (revision > head.revision) throw noState(side, `the pipeline is at revision ${head.revision}`);
    const entry = await database.pipelineOperation.findUnique({
      where: { pipelineId_revision: { pipelineId, revision } },
      select: { at: true },
    });
    return { revision, at: entry?.at ?? head.createdAt };
  }
  const { day } = asked;
  if (day > dayOf(now)) throw refused(side, `must not be after today, ${dayOf(now)}`);
  if (day < dayOf(head.createdAt))
    throw noState(side, `the pipeline was created on ${formatDay(dayOf(head.createdAt))}`);
  const [last] = await database.pipelineOperation.findMany({
    where: { pipelineId, at: { lte: endOfDay(day) } },
    orderBy: { revision: "desc" },
    take: 1,
    select: { revision: true, at: true },
  });
  return last ?? { revision: 0, at: head.createdAt };
}

async function readSnapshot(
  database: DatabaseTransaction,
  ref: Extract<StateRef, { readonly snapshot: string }>,
  side: string,
): Promise<ReadState> {
  const row = await database.snapshot.findUnique({ where: { id: ref.snapshot } });
  if (row === null) throw noState(side);
  if (row.thinnedAt !== null)
    throw refused(side, `can't be compared: ${thinnedWords(row.number, row.thinnedAt.toISOString())}`);
  const title = `Snapshot #${row.number} “${row.title}”`;
  const [document, ownCatalogue, posture] = [
    await findContent(database, row.documentHash),
    await findContent(database, row.catalogueHash),
    await findContent(database, row.postureHash),
  ];
  const read = documentOf(document);
  if (!read)
    throw refused(
      side,
      `${title} can't be read: its document is missing or damaged. Run blueline verify, and restore a backup`,
    );
  const isWhole = await isAsTaken(row, database);
  const frozenCatalogue = frozenIn(ownCatalogue);
  const altered = [
    ...(isWhole ? [] : ["its title, its note or its day"]),
    ...(document?.isWhole === true ? [] : ["its document"]),
    ...(ownCatalogue?.isWhole === true ? [] : ["its catalogue"]),
    ...(posture?.isWhole === true ? [] : ["its posture"]),
  ];
  return {
    pipelineId: row.pipelineId,
    about: {
      ref: formatStateRef(ref),
      label: row.title,
      isNow: false,
      pipeline: { id: row.pipelineId, name: read.name },
      snapshot: { id: row.id, number: row.number, title: row.title },
      revision: row.revision,
      at: row.takenAt.toISOString(),
      day: dayOf(row.takenAt),
    },
    pipeline: pipelineFromDocument(read),
    catalogue: frozenCatalogue ?? catalogueOf(read),
    // If the hash matches, it is the document that `takeSnapshot` stored.
    ...(posture?.isWhole === true ? { frozen: posture.value as ReadState["frozen"] & object } : {}),
    warnings: [
      ...altered.map(
        (what) =>
          `${title} was altered in the database after it was taken: ${what}. The comparison uses the altered data. Run blueline verify.`,
      ),
      ...(frozenCatalogue ? [] : [`${title} is counted by the current catalogue: its own can't be read.`]),
    ],
  };
}

/** An altered document may be anything. */
function documentOf(content: FoundContent | undefined): PipelineDocument | undefined {
  // The hash proves that `takeSnapshot` stored it.
  if (content?.isWhole === true) return content.value as PipelineDocument;
  const parsed = content && parseStoredDocument(content.value);
  return parsed?.ok === true ? parsed.value : undefined;
}

function frozenIn(content: FoundContent | undefined): Catalogue | undefined {
  const isReadable = content && (content.isWhole || catalogueAnswerSchema.safeParse(content.value).success);
  // The fields that coverage needs are the same as then.
  return isReadable ? (content.value as Catalogue) : undefined;
}

function noState(side: string, why?: string): AppError {
  return new AppError("not-found", {
    detail: why === undefined ? `State not found: ${side}.` : `State not found: ${side}: ${why}.`,
  });
}

function refused(side: string, message: string): AppError {
  return new AppError("invalid", { errors: [{ path: side, message }] });
}
