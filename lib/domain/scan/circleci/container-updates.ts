import { treePath } from "../ci/fill-variables";
import type { DeployFact } from "../facts";
import type { OrbCall } from "./orb-call";

/** The orbs that set images of workloads in a cluster: `container-image-updates: "app=acme/app:1, side=acme/side:2"`. */
export function containerUpdates(call: OrbCall, how: DeployFact["how"]): readonly DeployFact[] {
  const { by, at, text, lineOf, folder } = call;
  const resource = text("resource_name");
  const namespace = text("namespace");
  const cluster = text("cluster_name") ?? text("cluster");
  const file = text("resource_file_path") ?? text("resource_file") ?? text("path");
  const path = file === undefined ? undefined : treePath(folder, file);
  const updates = (text("container_image_updates") ?? "").split(/[\s,]+/).flatMap((update) => {
    const cut = update.indexOf("=");
    return cut === -1 ? [] : [update.slice(cut + 1)];
  });
  const said = {
    kind: "deploy",
    by,
    how: text("kustomize") === "true" ? "kustomize" : how,
    files: path === undefined ? [] : [path],
    workloads: resource === undefined ? [] : [resource],
    ...(cluster !== undefined && { cluster }),
    ...(namespace !== undefined && { namespace }),
  } as const;
  const verified = text("get_rollout_status") === "true" ? lineOf("get_rollout_status") : undefined;
  if (verified) call.prove("deployment-verified", "waits for the rollout", verified);
  if (updates.length === 0) return [{ ...said, at }];
  return updates.map((image) => ({ ...said, image, at: lineOf("container_image_updates") ?? at }));
}
