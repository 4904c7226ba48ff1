import "server-only";
import { eraseText } from "@/lib/domain/erase/erase-text";
import { frameworkById } from "@/lib/domain/catalogue/frameworks";
import { ownFrameworkSchema, writtenControlSchema } from "@/lib/domain/pipeline/own-control-schemas";
import { canonicalJson } from "../catalogue/canonical";
import { freezeContent, thawContent } from "../catalogue/frozen-content";
import type { FrozenCatalogue } from "../snapshot/queries";
import { requireFit, type Work } from "./erase-places";
import type { Tombstone } from "./tombstones";

/** What a workspace wrote into controls and frameworks of its own, every version. @returns in how many rows it was */
export async function eraseOwn({ database, text, isTrial }: Work, workspaceId: string): Promise<number> {
  let count = 0;
  for (const { id, body } of await database.ownControlVersion.findMany({ where: { workspaceId } })) {
    const erased = erasedBody(body, text, writtenControlSchema);
    if (erased === undefined) continue;
    count += 1;
    if (!isTrial) await database.ownControlVersion.update({ where: { id }, data: { body: erased } });
  }
  for (const { id, body } of await database.ownFrameworkEdition.findMany({ where: { workspaceId } })) {
    const erased = erasedBody(body, text, ownFrameworkSchema);
    if (erased === undefined) continue;
    count += 1;
    if (!isTrial) await database.ownFrameworkEdition.update({ where: { id }, data: { body: erased } });
  }
  return count;
}

/** Undefined: the text is not in it. */
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

/** The same in what snapshots froze of the catalogue: of its own words none is taken out. */
export async function eraseCatalogues(
  { database, text, isTrial }: Work,
  hashes: ReadonlySet<string>,
): Promise<readonly Tombstone[]> {
  const rows: Tombstone[] = [];
  for (const hash of hashes) {
    const content = await database.content.findUnique({ where: { hash } });
    const written = content === null ? undefined : await thawContent(content);
    if (written === undefined) continue;
    // The hash says that it is what `takeSnapshot` stored, or what an erasure left.
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
