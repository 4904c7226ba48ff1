import { manifestOf } from "../kubernetes/manifest";
import type { SourceFile } from "../source";
import { at, itemsAt, textAt } from "../yaml/yaml-node";

/** The images that a `skaffold.yaml` builds, as it writes them. */
export function artifactNames(file: SourceFile): readonly string[] {
  return manifestOf(file).documents.flatMap((config) =>
    textAt(config, "apiVersion")?.startsWith("skaffold/") === true
      ? itemsAt(at(config, "build"), "artifacts").flatMap((artifact) => textAt(artifact, "image") ?? [])
      : [],
  );
}
