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
  /** What is not as it was taken, in words; none of a whole snapshot. */
  readonly faults: readonly string[];
  /** ISO 8601 in UTC: since when its content is not kept any more, by the retention rule. */
  readonly thinnedAt: string | undefined;
  /** Undefined where it was thinned, or is altered so that it can't be shown at all. */
  readonly kept:
    | {
        readonly document: SnapshotAnswer["document"];
        readonly posture: SnapshotAnswer["posture"];
        readonly catalogue: FrozenCatalogue;
      }
    | undefined;
}

/** For people: what was altered is shown where it can be read, and what is wrong with it is said. Machines get it whole or not at all, by `getSnapshot`. */
export async function openSnapshot(access: SnapshotAccess): Promise<OpenedSnapshot> {
  const { client } = getDatabase();
  const { row, facts } = await findSnapshot(access);
  const isChained = await isAsTaken(row);
  const scheduleFault = scheduleFaultOf(row);
  const chainFaults = [
    ...(isChained ? [] : ["its title, note, number, time or what it names is not what its fingerprint says"]),
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
    // What is as it was stored goes together.
    (faults.length === 0 || fitTogether(values));
  return {
    ...facts,
    faults,
    thinnedAt,
    kept: isReadable
      ? {
          // As it was stored, or of the same form.
          document: document.value as SnapshotAnswer["document"],
          posture: posture.value as SnapshotAnswer["posture"],
          catalogue: catalogue.value as FrozenCatalogue,
        }
      : undefined,
  };
}

interface ReadAnyway {
  /** Undefined where nothing can be made of it. */
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
  return [`its ${what} is ${value === undefined ? "missing, or can't be read" : "not what was stored"}`];
}

/** Whether a posture speaks of the nodes of the document, and the document's connections of them too: else no page can draw them. */
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
