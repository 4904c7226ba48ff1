import type { BuildFact } from "../facts";
import type { SourceFile, SourceTree } from "../source";
import type { Lookup } from "./interpolate";
import { type ComposeService, parseCompose } from "./parse-compose";

/** The effects of `docker compose build` and `push` for one service. */
export interface ServiceBuild extends Pick<
  BuildFact,
  "images" | "dockerfile" | "context" | "target" | "args"
> {
  readonly service: string;
}

/** The services that files, of which later ones win, have built, with the names that they are pushed under. */
export function composeBuilds(
  files: readonly SourceFile[],
  tree: SourceTree,
  given?: Lookup,
): readonly ServiceBuild[] {
  const services = new Map<string, Pick<ComposeService, "image" | "build">>();
  for (const file of files)
    for (const { name, image, build } of parseCompose(file, tree, given).services)
      services.set(name, { ...services.get(name), ...(image && { image }), ...(build && { build }) });
  return [...services].flatMap(([service, { image, build }]) => {
    if (!build) return [];
    const { context, dockerfile, target, args, tags } = build;
    return [
      {
        service,
        images: [...(image ? [image.ref] : []), ...tags],
        ...(context !== undefined && { context }),
        ...(dockerfile !== undefined && { dockerfile }),
        ...(target !== undefined && { target }),
        args,
      },
    ];
  });
}
