import "server-only";
import * as z from "zod";
import { frozenPostureSchema } from "@/lib/domain/contract/posture";
import type { SnapshotAnswer } from "@/lib/domain/contract/snapshots";
import { catalogueAnswerSchema } from "@/lib/domain/contract/system";
import { documentSchema } from "@/lib/domain/pipeline/document-schemas";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import type { SnapshotAccess } from "../auth/access";
import { inflateText, thawContent } from "../catalogue/frozen-content";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";
import { parsedJson } from "../parsed-json";
import { scheduleFaultOf } from "./chain-fault";
import { findSnapshot, type FrozenCatalogue, isAsTaken } from "./queries";

type Facts = Omit<SnapshotAnswer, "document" | "posture">;

export interface OpenedSnapshot extends Facts {
  /** The faults of the snapshot, in words; empty if it is unaltered. */
  readonly faults: readonly string[];
  /** ISO 8601 in UTC: when the retention rule pruned its content. */
  readonly thinnedAt: string | undefined;
  /** Undefined if it was pruned, or altered so that it can't be shown. */
  readonly kept:
    | {
        readonly document: SnapshotAnswer["document"];
        readonly posture: SnapshotAnswer["posture"];
        readonly catalogue: FrozenCatalogue;
      }
    | undefined;
}

/**
 * For people: altered content is shown if it can be read, with its faults. Machines get it whole or not at
 * all, by `getSnapshot`.
 */
export async function openSnapshot(access: SnapshotAccess): Promise<OpenedSnapshot> {
  const { client } = getDatabase();
  const { row, facts } = await findSnapshot(access);
  const isChained = await isAsTaken(row);
  const scheduleFault = scheduleFaultOf(row);
  const chainFaults = [
    ...(isChained ? [] : ["its title, note, number, time or references do not match its fingerprint"]),
    ...(scheduleFault === undefined ? [] : [scheduleFault]),
  ];
  const thinnedAt = row.thinnedAt?.toISOString();
  if (thinnedAt !== undefined) return { ...facts, faults: chainFaults, thinnedAt, kept: undefined };
  const [document, posture, catalogue] = await Promise.all([
    readAnyway(client, row.documentHash, documentSchema),
    readAnyway(client, row.postureHash, frozenPostureSchema),
    readAnyway(client, row.catalogueHash, catalogueAnswerSchema),
  ]);
  const faults = [
    ...chainFaults,
    ...faultsOf("map", document),
    ...faultsOf("posture", posture),
    ...faultsOf("catalogue", catalogue),
  ];
  const values = { document: document.value, posture: posture.value };
  const isReadable =
    document.value !== undefined &&
    posture.value !== undefined &&
    catalogue.value !== undefined &&
    // Unaltered parts fit together.
    (faults.length === 0 || fitTogether(values));
  return {
    ...facts,
    faults,
    thinnedAt,
    kept: isReadable
      ? {
          // Unaltered, or of the same form.
          document: document.value as SnapshotAnswer["document"],
          posture: posture.value as SnapshotAnswer["posture"],
          catalogue: catalogue.value as FrozenCatalogue,
        }
      : undefined,
  };
}

interface ReadAnyway {
  /** Undefined if it is unusable. */
  readonly value: unknown;
  readonly isWhole: boolean;
}

async function readAnyway(
  database: DatabaseTransaction,
  hash: string,
  schema: z.core.$ZodType,
): Promise<ReadAnyway> {
  const content = await database.content.findUnique({ where: { hash } });
  if (content === null) return { value: undefined, isWhole: false };
  const whole = await thawContent(content);
  if (whole !== undefined) return { value: JSON.parse(whole), isWhole: true };
  const text = await inflateText(content.bytes).catch(() => "");
  const read = z.safeParse(schema, parsedJson(text));
  return { value: read.success ? read.data : undefined, isWhole: false };
}

function faultsOf(what: string, { value, isWhole }: ReadAnyway): readonly string[] {
  if (isWhole) return [];
  return [`its ${what} is ${value === undefined ? "missing, or can't be read" : "altered"}`];
}

/**
 * Whether a posture refers to the nodes of the document, and so do the document's connections: if not, no
 * page can draw them.
 */
function fitTogether({
  document,
  posture,
}: {
  readonly document: unknown;
  readonly posture: unknown;
}): boolean {
  const told = {
    document: z.safeParse(documentSchema, document),
    posture: z.safeParse(frozenPostureSchema, posture),
  };
  if (!told.document.success || !told.posture.success) return false;
  try {
    const pipeline = pipelineFromDocument(told.document.data);
    const [nodes, edges] = [
      new Set([...pipeline.nodes.values()].map(({ id }) => id)),
      new Set([...pipeline.edges.values()].map(({ id }) => id)),
    ];
    const { coverage, gaps, waysIn } = told.posture.data;
    const named = [
      ...Object.keys(coverage.nodes),
      ...gaps.asDeclared.map(({ node }) => node),
      ...[...pipeline.edges.values()].flatMap(({ source, target }) => [source, target]),
    ];
    const places = [...(waysIn?.asDeclared ?? [])].flatMap((row) => row.places);
    return (
      named.every((id) => nodes.has(id)) &&
      [...nodes].every((id) => Object.hasOwn(coverage.nodes, id)) &&
      places.every((place) => ("node" in place ? nodes.has(place.node) : edges.has(place.edge)))
    );
  } catch {
    return false;
  }
}
