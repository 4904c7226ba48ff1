import { treePath } from "../ci/fill-variables";
import { pluginBuild } from "../ci/plugin-build";
import type { CheckFact, Fact } from "../facts";
import { parseImageRef } from "../image-ref";
import type { Params } from "./params";

interface Called {
  readonly by: string;
  readonly folder: string;
  readonly at: Fact["at"];
}

/** Tasks of Tekton's catalogue, by their parameters. */
export function catalogueTask(
  name: string,
  params: Params,
  { by, folder, at: place }: Called,
): readonly Fact[] {
  const image = params.get("IMAGE") ?? params.get("APP_IMAGE") ?? params.get("image");
  if (
    /^(?:kaniko|buildah|buildkit|docker-build|img|kaniko-chains|buildpacks|jib-maven|s2i)/.test(name) &&
    image !== undefined
  ) {
    const ref = parseImageRef(image);
    const tag = ref?.tag;
    const context =
      (params.get("CONTEXT") ?? params.get("PATH_CONTEXT") ?? ".").replace(
        /^\$\(workspaces\.[\w-]+\.path\)\/?/,
        "",
      ) || ".";
    const dockerfile = (params.get("DOCKERFILE") ?? "./Dockerfile").replace(
      /^\$\(workspaces\.[\w-]+\.path\)\/?/,
      "",
    );
    return pluginBuild({
      by,
      at: place,
      folder,
      name: tag === undefined ? image : image.slice(0, -tag.length - 1),
      tags: tag === undefined ? [] : [tag],
      context,
      dockerfile: context === "." || dockerfile.includes("/") ? dockerfile : `${context}/${dockerfile}`,
      pushes: true,
    });
  }
  if (name.startsWith("trivy")) {
    const target = params.get("IMAGE_PATH") ?? image;
    return [
      {
        kind: "check",
        by,
        does: "scan-image",
        tool: "trivy",
        ...(target !== undefined && { image: target }),
        blocks: "unknown",
        at: place,
      } satisfies CheckFact,
    ];
  }
  if (name.startsWith("helm-upgrade")) {
    const chart = params.get("charts_dir");
    const path = chart === undefined ? undefined : treePath(folder, chart);
    const release = params.get("release_name");
    const namespace = params.get("release_namespace");
    return [
      {
        kind: "deploy",
        by,
        how: "helm",
        files: path === undefined ? [] : [path],
        workloads: release === undefined ? [] : [release],
        ...(namespace !== undefined && { namespace }),
        at: place,
      },
    ];
  }
  return [];
}
