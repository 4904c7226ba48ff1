import "server-only";
import { eraseText } from "@/lib/domain/erase/erase-text";
import { freezeContent, inflateText } from "../catalogue/frozen-content";
import type { Work } from "../erase/erase-places";
import { parsedJson } from "../parsed-json";

/**
 * Runtime data, and the reasons of dismissals. They are in no chain, so they are rewritten.
 * @returns whether they contained the text
 */
export async function eraseRunning(
  { database, text, isTrial }: Omit<Work, "before">,
  pipelineId: string,
): Promise<boolean> {
  let isFound = false;
  const ids = await database.runningObservation.findMany({ where: { pipelineId }, select: { id: true } });
  for (const { id } of ids) {
    const row = await database.runningObservation.findUniqueOrThrow({ where: { id } });
    const facts: unknown = parsedJson(await inflateText(row.facts).catch(() => ""));
    const told = { source: row.source, fileName: row.fileName, said: parsedJson(row.said), facts };
    const erased = eraseText(told, text);
    if (erased === told) continue;
    isFound = true;
    if (isTrial) continue;
    const { hash: factsHash, bytes } = await freezeContent(erased.facts ?? null);
    await database.runningObservation.update({
      where: { id },
      data: {
        source: erased.source,
        fileName: erased.fileName,
        said: JSON.stringify(erased.said ?? {}),
        facts: bytes,
        factsHash,
      },
    });
  }
  for (const row of await database.runningDismissal.findMany({ where: { pipelineId } })) {
    const told = { findingKey: row.findingKey, reason: row.reason };
    const erased = eraseText(told, text);
    if (erased === told) continue;
    isFound = true;
    if (isTrial) continue;
    // Two keys may be equal without the text: the newer dismissal stays.
    const where = { pipelineId_findingKey: { pipelineId, findingKey: row.findingKey } };
    await database.runningDismissal.delete({ where });
    const data = { ...row, ...erased };
    await database.runningDismissal.upsert({
      where: { pipelineId_findingKey: { pipelineId, findingKey: erased.findingKey } },
      create: data,
      update: { basis: data.basis, reason: data.reason, byId: data.byId, at: data.at },
    });
  }
  return isFound;
}
