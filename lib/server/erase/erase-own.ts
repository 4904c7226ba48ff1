import "server-only";
import { eraseText } from "@/lib/domain/erase/erase-text";
import { frameworkById } from "@/lib/domain/catalogue/frameworks";
import { ownFrameworkSchema, writtenControlSchema } from "@/lib/domain/pipeline/own-control-schemas";
import { canonicalJson } from "../catalogue/canonical";
import { freezeContent, thawContent } from "../catalogue/frozen-content";
import { AppError } from "../errors";
import type { FrozenCatalogue } from "../snapshot/queries";
import { requireFit, type Work } from "./erase-places";
import type { Tombstone } from "./tombstones";

/** Custom controls and frameworks of a workspace, every version. @returns the number of rows with the text */
export async function eraseOwn({ database, text, isTrial }: Work, workspaceId: string): Promise<number> {
  let count = 0;
  const versions = await database.ownControlVersion.findMany({ where: { workspaceId } });
  requireApart(versions, text, ({ controlId, version }) => [controlId, version]);
  for (const { id, controlId, body } of versions) {
    const erased = erasedBody(body, text, writtenControlSchema);
    const named = eraseText(controlId, text);
    if (erased === undefined && named === controlId) continue;
    count += 1;
    if (!isTrial)
      await database.ownControlVersion.update({
        where: { id },
        data: { controlId: named, body: erased ?? body },
      });
  }
  const editions = await database.ownFrameworkEdition.findMany({ where: { workspaceId } });
  requireApart(editions, text, ({ frameworkId, edition }) => [frameworkId, edition]);
  for (const { id, frameworkId, body } of editions) {
    const erased = erasedBody(body, text, ownFrameworkSchema);
    const named = eraseText(frameworkId, text);
    if (erased === undefined && named === frameworkId) continue;
    count += 1;
    if (!isTrial)
      await database.ownFrameworkEdition.update({
        where: { id },
        data: { frameworkId: named, body: erased ?? body },
      });
  }
  return count;
}

/** Two ids that differ only in the text would become the same. */
function requireApart<Row>(
  rows: readonly Row[],
  text: string,
  keyOf: (row: Row) => readonly [string, number],
): void {
  const keys = rows.map((row) => {
    const [id, number] = keyOf(row);
    return `${eraseText(id, text)} ${number}`;
  });
  if (new Set(keys).size < keys.length)
    throw new AppError("invalid", {
      errors: [
        {
          path: "text",
          message:
            "is the only difference between the ids of two custom controls or frameworks: erase more of one of them first",
        },
      ],
    });
}

/** Undefined: it does not contain the text. */
function erasedBody(
  body: string,
  text: string,
  schema: Parameters<typeof requireFit>[0],
): string | undefined {
  const value: unknown = JSON.parse(body);
  const erased = eraseText(value, text);
  if (erased === value) return undefined;
  requireFit(schema, erased);
  return canonicalJson(erased);
}

/** The same in the frozen catalogues of snapshots. The catalogue's own words stay. */
export async function eraseCatalogues(
  { database, text, isTrial }: Work,
  hashes: ReadonlySet<string>,
): Promise<readonly Tombstone[]> {
  const rows: Tombstone[] = [];
  for (const hash of hashes) {
    const content = await database.content.findUnique({ where: { hash } });
    const written = content === null ? undefined : await thawContent(content);
    if (written === undefined) continue;
    // The hash proves that `takeSnapshot` or an erasure stored it.
    const value = JSON.parse(written) as FrozenCatalogue;
    const own = {
      controls: value.controls.filter((control) => control.own !== undefined),
      frameworks: value.frameworks.filter(({ id }) => frameworkById(id) === undefined),
    };
    const erased = own.controls.length + own.frameworks.length === 0 ? own : eraseText(own, text);
    if (erased === own) continue;
    const frozen = await freezeContent({
      ...value,
      controls: [...value.controls.filter((control) => control.own === undefined), ...erased.controls],
      frameworks: [
        ...value.frameworks.filter(({ id }) => frameworkById(id) !== undefined),
        ...erased.frameworks,
      ],
    });
    rows.push({ kind: "content", key: hash, was: hash, now: frozen.hash });
    if (!isTrial)
      await database.content.update({
        where: { hash },
        data: { bytes: frozen.bytes, erasedHash: frozen.hash },
      });
  }
  return rows;
}
