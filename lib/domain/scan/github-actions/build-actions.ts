import { pathInTree } from "../path-in-tree";
import { type ActionCall, addCheck, addControl, isOn, placeOf, runCommand } from "./action-call";
import { type ImageInputs, listed, nameOf, readImageInputs, tagOf } from "./image-inputs";
import { linesOf, namesByMetadata } from "./image-metadata";

/** Actions that build and push, with whether they push where no input says it. */
const builders = new Map<string, boolean>([
  ["docker/build-push-action", false],
  ["depot/build-push-action", false],
  ["useblacksmith/build-push-action", false],
  ["nscloud/build-push-action", false],
  ["mr-smithers-excellent/docker-build-push", true],
  ["elgohr/publish-docker-github-action", true],
  ["whoan/docker-build-with-cache-action", true],
  ["macbre/push-to-ghcr", true],
  ["aevea/action-kaniko", true],
  ["int128/kaniko-action", false],
  ["int128/docker-build-push-action", false],
  ["redhat-actions/buildah-build", false],
  ["pangzineng/github-action-one-click-docker", true],
  ["jerray/publish-docker-action", true],
  ["matootie/dokr", true],
  ["cloudposse/github-action-docker-build-push", true],
  ["devcontainers/ci", true],
  ["openzim/docker-publish-action", true],
]);

/** Reads an action that makes, names or moves images; false for others. */
export function readBuildAction(call: ActionCall): boolean {
  const { name, inputs } = call;
  const pushesByDefault = builders.get(name);
  if (pushesByDefault !== undefined) {
    // Version 1 of Docker's action pushed by default, and had the name in `repository`.
    readBuild(call, pushesByDefault || (name === "docker/build-push-action" && inputs.has("repository")));
    return true;
  }
  switch (name) {
    case "docker/metadata-action":
    case "crazy-max/ghaction-docker-meta":
      giveMetadata(call);
      return true;
    case "docker/bake-action":
    case "depot/bake-action":
      runBake(call);
      return true;
    case "redhat-actions/push-to-registry":
    case "int128/docker-manifest-create-action":
    case "noelware/docker-manifest-action":
      for (const image of readImageInputs(inputs).images) addPush(call, image);
      return true;
    case "akhilerm/tag-push-action": {
      const from = inputs.get("src");
      for (const to of listed(inputs.get("dst") ?? "")) {
        if (from) call.job.add({ kind: "retag", at: placeOf(call, "dst"), by: call.job.by, from, to });
        addPush(call, to);
      }
      return true;
    }
    default:
      return false;
  }
}

function addPush(call: ActionCall, image: string): void {
  call.job.add({ kind: "push", at: placeOf(call), by: call.job.by, image });
}

function giveMetadata(call: ActionCall): void {
  const { inputs } = call;
  const all = namesByMetadata(inputs.get("images") ?? "", inputs.get("tags"), inputs.get("flavor"));
  if (all.length === 0) return;
  call.give({
    tags: all.join("\n"),
    version: tagOf(all[0] ?? "") ?? "",
    json: JSON.stringify({ tags: all }),
  });
}

/** Bake's own file says what is built; the reader of scripts knows the command. */
function runBake(call: ActionCall): void {
  const { inputs } = call;
  const files = listed(inputs.get("files") ?? inputs.get("file") ?? "");
  const settings = linesOf(inputs.get("set") ?? "").map((line) => `--set ${line}`);
  const push = isOn(call, "push") === true ? ["--push"] : [];
  const words = [
    "docker buildx bake",
    ...files.map((file) => `-f ${file}`),
    ...settings,
    ...push,
    ...listed(inputs.get("targets") ?? inputs.get("target") ?? ""),
  ];
  runCommand(call, words.join(" "));
  readAttestations(call);
}

/** A build with its proofs, read from the inputs. Also for unknown actions, if the inputs are clear. */
function readBuild(call: ActionCall, pushesByDefault: boolean | "unknown"): void {
  const { job, file } = call;
  const found = readImageInputs(call.inputs);
  const exported = readOutputs(call.inputs.get("outputs") ?? call.inputs.get("output"));
  const images = found.images.length > 0 ? found.images : exported.images;
  const pushes = pushesOf(call, found, exported.pushes, pushesByDefault);
  const { dockerfile, context } = pathsOf(job.root, call.name, found);
  job.add({
    kind: "build",
    at: { file: file.path, line: call.line },
    by: job.by,
    images,
    ...(dockerfile !== undefined && { dockerfile }),
    ...(context !== undefined && { context }),
    ...(found.target !== undefined && { target: found.target }),
    args: found.args,
    pushes,
  });
  const [first] = images;
  if (first !== undefined) {
    call.give({
      image: nameOf(first),
      tags: images.map((image) => tagOf(image) ?? "latest").join(" "),
      "image-with-tag": first,
    });
  }
  readAttestations(call);
  if (isOn(call, "no-cache") === true) {
    addControl(call, "no-cache-build", "present", "Built without a cache", placeOf(call, "no-cache"));
  }
  const cached = call.inputs.get("cache-from") ?? (isOn(call, "cache") === true ? "cache" : undefined);
  if (cached !== undefined && pushes !== false) {
    addControl(
      call,
      "shared-cache",
      "present",
      "A pushed build uses layers from a cache",
      placeOf(call, "cache-from", "cache"),
    );
  }
  if (pushes !== false && images.some((image) => image.endsWith(":latest"))) {
    addControl(
      call,
      "latest-tag-used",
      "violated",
      "Pushed as latest",
      placeOf(call, "tags", "tag", "image-tag"),
    );
  }
}

function pushesOf(
  call: ActionCall,
  found: ImageInputs,
  exported: boolean | undefined,
  otherwise: boolean | "unknown",
): boolean | "unknown" {
  if (found.push === undefined) return exported ?? otherwise;
  const name = pushInputs.find((each) => call.inputs.has(each));
  const told = name === undefined ? undefined : isOn(call, name);
  if (told === undefined)
    return exported === true ? true : /^(?:never|false)$/.test(found.push) ? false : "unknown";
  return (found.isNegated ? !told : told) || exported === true;
}

const pushInputs = [
  "push",
  "push-image",
  "pushimage",
  "push-to-registry",
  "push-image-and-stages",
  "publish",
  "no-push",
  "skip-push",
  "dry-run",
];

/** Docker's default Dockerfile is in the context; an explicit one is relative to the root. */
function pathsOf(
  root: string,
  action: string,
  { context, dockerfile }: ImageInputs,
): { dockerfile?: string; context?: string } {
  // `{{defaultContext}}:folder` is a folder of the repository as well.
  const folder = pathInTree(root, context?.replace(/^\{\{defaultContext\}\}:?/, "") ?? ".");
  const isInContext = action === "redhat-actions/buildah-build" && dockerfile === undefined;
  const file =
    dockerfile !== undefined
      ? pathInTree(root, dockerfile)
      : folder === undefined
        ? undefined
        : [folder, isInContext ? "Containerfile" : "Dockerfile"].filter(Boolean).join("/");
  return {
    ...(folder !== undefined && { context: folder }),
    ...(file !== undefined && { dockerfile: file }),
  };
}

/** BuildKit's exporters: `type=image,name=x,push=true`, `type=registry`. */
function readOutputs(text: string | undefined): { images: readonly string[]; pushes?: boolean } {
  const images: string[] = [];
  let pushes: boolean | undefined;
  for (const line of linesOf(text ?? "")) {
    const parts = line.split(",").map((part) => part.trim().replaceAll('"', ""));
    if (parts.includes("type=registry") || parts.includes("push=true")) pushes = true;
    for (const part of parts) if (part.startsWith("name=") && part.length > 5) images.push(part.slice(5));
  }
  return { images, ...(pushes !== undefined && { pushes }) };
}

function readAttestations(call: ActionCall): void {
  const [image] = readImageInputs(call.inputs).images;
  const attests = linesOf(call.inputs.get("attests") ?? "").join(" ");
  const sbom = call.inputs.get("sbom");
  if ((sbom !== undefined && sbom !== "" && sbom !== "false") || attests.includes("type=sbom")) {
    addCheck(call, "sbom", "buildx", { image, blocks: true, ...lineIn(call, "sbom", "attests") });
  }
  const provenance = call.inputs.get("provenance");
  if (
    (provenance !== undefined && provenance !== "" && provenance !== "false") ||
    attests.includes("type=provenance")
  ) {
    addCheck(call, "provenance", "buildx", { image, blocks: true, ...lineIn(call, "provenance", "attests") });
  }
}

function lineIn(call: ActionCall, ...names: readonly string[]): { line: number } {
  return { line: placeOf(call, ...names).line };
}

/** Image facts from the inputs of an unknown action or a remote workflow; false if there are none. */
export function readLikelyBuild(call: ActionCall, mayPush: boolean): boolean {
  const found = readImageInputs(call.inputs);
  const named = found.images.filter((image) => /[/:.]/.test(image) || call.inputs.has("registry"));
  const isBuild = /build|publish|push|docker|image|kaniko|buildah/.test(call.name);
  const isDeploy = /deploy|rollout|release-to/.test(call.name) && found.push === undefined;
  if (named.length === 0 || !found.speaksOfBuild || !isBuild || isDeploy) return false;
  readBuild(call, mayPush ? true : "unknown");
  return true;
}
