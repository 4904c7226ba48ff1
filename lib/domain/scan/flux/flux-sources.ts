import { oncePer } from "../../once-per";
import { manifestOf } from "../kubernetes/manifest";
import { type KubeObject, objectsOf } from "../kubernetes/pod";
import type { SourceTree } from "../source";
import { at, itemsAt, textAt } from "../yaml/yaml-node";

/** Sources of the tree by `kind/name`, and the folders that artifacts are made of by `artifact/folder`. */
export interface FluxSources {
  readonly urls: ReadonlyMap<string, string>;
  readonly copies: ReadonlyMap<string, string>;
  /** Whole releases by their names; of those that have one name, none. */
  readonly releases: ReadonlyMap<string, Release | undefined>;
}

/** A release, and the file that it is in. */
export interface Release {
  readonly object: KubeObject;
  readonly file: string;
}

const mostFiles = 500;

/** Read once for each tree: every release asks for it. */
export const fluxSourcesOf = oncePer((tree: SourceTree): FluxSources => {
  const urls = new Map<string, string>();
  const copies = new Map<string, string>();
  const releases = new Map<string, Release | undefined>();
  const files = [...tree.values()].filter(
    ({ path, text }) =>
      /\.ya?ml$/i.test(path) && /(?:source\.(?:extensions\.|toolkit\.)|helm\.toolkit\.)fluxcd\.io/.test(text),
  );
  for (const file of files.slice(0, mostFiles)) {
    for (const object of objectsOf(manifestOf(file).documents)) {
      const { node, type, name } = object;
      const isRelease = type === "HelmRelease" && (at(node, "spec", "chart") ?? at(node, "spec", "chartRef"));
      if (isRelease) releases.set(name, releases.has(name) ? undefined : { object, file: file.path });
      const url = textAt(node, "spec", "url") ?? textAt(node, "spec", "endpoint");
      if (url !== undefined) urls.set(`${type}/${name}`, url);
      if (type !== "ArtifactGenerator") continue;
      for (const artifact of itemsAt(node, "spec", "artifacts"))
        for (const copy of itemsAt(artifact, "copy")) {
          const from = /^@[\w-]+\/(.*?)\/?\*{0,2}$/.exec(textAt(copy, "from") ?? "")?.[1];
          const to = /^@artifact\/?(.*?)\/?$/.exec(textAt(copy, "to") ?? "")?.[1];
          if (from !== undefined && to !== undefined)
            copies.set(`${textAt(artifact, "name") ?? ""}/${to}`, from);
        }
    }
  }
  return { urls, copies, releases };
});
