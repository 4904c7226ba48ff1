import { addressWithPassword, isSecretName } from "../../../importers/dockerfile/redact-secrets";
import { type Call, ifGiven, sayBuild, sayCheck, sayPush } from "../call";
import { type Options, readOptions } from "../options";

const valued =
  "t tag f file build-arg target platform o output cache-from cache-to label secret ssh network progress builder build-context iidfile metadata-file provenance sbom attest annotation add-host cgroup-parent cpu-period cpu-quota c cpu-shares cpuset-cpus cpuset-mems m memory memory-swap shm-size ulimit isolation security-opt allow format arch os manifest runtime userns v volume authfile creds cert-dir layers-cache jobs retry timestamp decryption-key ignorefile logfile call";

/** `docker build`, `docker buildx build`, and what takes the same options: podman, buildah, nerdctl, img. */
export function buildImage(call: Call, args: readonly string[]): void {
  const { desk, line } = call;
  const options = readOptions(args, { valued });
  const outputs = options.all("o", "output");
  const named = outputs.flatMap((output) => valueIn(output, "name")?.split(",") ?? []);
  const images = unique([
    ...options.all("t", "tag"),
    ...options.all("manifest"),
    ...named.map((name) => name.replace(/^"|"$/g, "")),
  ]);
  const isPushed =
    options.has("push") ||
    outputs.some((output) => /type=registry|push=true/.test(output) || output === "registry");
  // Options that a variable holds may say more, that it pushes among them.
  const written = options.words.filter((word) => !/^(?:\$\{?\w+\}?|\$\([^)]*\)|%\w+%)$/.test(word));
  sayBuild(call, {
    images,
    ...placesOf(call, written.at(-1) ?? options.words.at(-1), options.last("f", "file")),
    ...ifGiven("target", options.last("target")),
    args: argumentsOf(call, options.all("build-arg")),
    pushes:
      isPushed ||
      (options.words.length - written.length > (written.length === 0 ? 1 : 0) ? "unknown" : false),
  });
  if (isPushed) for (const image of images) sayPush(call, image);
  attested(call, options, images[0]);
  if (isPushed && options.all("cache-from").length > 0)
    desk.control(line, "shared-cache", "present", "a pushed image uses layers from a cache");
  if (options.has("no-cache")) desk.control(line, "no-cache-build", "present", "--no-cache");
}

/** The Dockerfile and the build context, as far as they are in the tree. */
export function placesOf(
  { desk, stdin }: Call,
  written: string | undefined,
  dockerfile: string | undefined,
  dockerfileIsFromContext = false,
): { readonly context?: string; readonly dockerfile?: string } {
  const context = written === undefined || written === "-" ? undefined : desk.path(written);
  const given = dockerfile === "-" || written === "-" ? stdin?.files[0] : undefined;
  const file = dockerfile === undefined || dockerfile === "-" ? given : desk.path(dockerfile);
  const fromContext =
    dockerfileIsFromContext &&
    dockerfile !== undefined &&
    /^[\w.]/.test(dockerfile) &&
    context !== undefined &&
    (file === undefined || !desk.tree.has(file))
      ? inside(context, dockerfile.replace(/^\.\//, ""))
      : file;
  const found =
    dockerfile === undefined && given === undefined && context !== undefined
      ? usual(context, desk.tree)
      : fromContext;
  return {
    ...(context !== undefined && { context }),
    ...(found !== undefined && { dockerfile: found }),
  };
}

function usual(context: string, tree: Call["desk"]["tree"]): string {
  const dockerfile = inside(context, "Dockerfile");
  const containerfile = inside(context, "Containerfile");
  return !tree.has(dockerfile) && tree.has(containerfile) ? containerfile : dockerfile;
}

export function inside(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

/** Build arguments stay in the image: a secret in them is reported, without its value. */
export function argumentsOf(call: Call, given: readonly string[]): Readonly<Record<string, string>> {
  const { desk, line } = call;
  return Object.fromEntries(
    given.slice(0, 100).flatMap((one) => {
      const equals = one.indexOf("=");
      const name = equals === -1 ? one : one.slice(0, equals);
      const known = desk.valueOf(name);
      const value =
        equals === -1 ? (typeof known === "object" ? known.text : undefined) : one.slice(equals + 1);
      if (!isSecretName(name))
        return value === undefined ? [] : [[name, value.replace(addressWithPassword, "$1…@")]];
      desk.control(line, "secrets-in-image", "violated", `--build-arg ${name} stays in the image's history`);
      return [[name, value !== undefined && /^\$\{?\w+\}?$/.test(value) ? value : "…"]];
    }),
  );
}

/** SBOM and provenance that buildx makes with the image. */
function attested(call: Call, options: Options, image: string | undefined): void {
  const { desk, line } = call;
  const attests = options.all("attest");
  const sbom = options.last("sbom");
  const provenance = options.last("provenance");
  if ((sbom !== undefined && sbom !== "false") || attests.some((one) => /type=sbom/.test(one))) {
    sayCheck(call, "sbom", image, true, "buildx");
    desk.control(line, "image-sbom", "present", "SBOM by buildx");
  }
  if (
    (provenance !== undefined && provenance !== "false") ||
    attests.some((one) => /type=provenance/.test(one))
  ) {
    sayCheck(call, "provenance", image, true, "buildx");
    desk.control(line, "image-provenance", "present", "provenance by buildx");
  }
}

/** `docker buildx bake`: what it builds is in its file, which has a reader of its own, unless the command says the names. */
export function bake(call: Call, args: readonly string[]): void {
  const { desk, line } = call;
  const options = readOptions(args, {
    valued: "f file set progress builder metadata-file sbom provenance call allow var",
  });
  const isPushed =
    options.has("push") || options.all("set").some((set) => /output=.*(?:registry|push=true)/.test(set));
  const images = unique(
    options.all("set").flatMap((set) => /^[\w*.-]{1,100}?\.tags\+?=(.+)$/.exec(set)?.[1] ?? []),
  );
  const files = options.all("f", "file");
  const usualFiles = [
    "docker-bake.hcl",
    "docker-bake.json",
    "docker-bake.override.hcl",
    "compose.yaml",
    "docker-compose.yml",
  ];
  for (const file of files.length > 0 ? files : usualFiles) {
    const path = desk.path(file);
    if (path !== undefined && desk.tree.has(path))
      desk.say({
        kind: "uses",
        at: desk.at(line),
        from: desk.at(line).file,
        to: path,
        local: true,
        how: "source",
      });
  }
  if (images.length === 0) return;
  sayBuild(call, { images, pushes: isPushed });
  if (isPushed) for (const image of images) sayPush(call, image);
  attested(call, options, images[0]);
}

const kanikoValued =
  "c context f dockerfile d destination build-arg target cache-repo cache-dir context-sub-path digest-file image-name-with-digest-file verbosity v registry-mirror snapshot-mode snapshotMode tar-path tarPath label customPlatform custom-platform registry-certificate push-retry git ignore-path oci-layout-path compression compression-level";

export function kaniko(call: Call): void {
  const { desk, line } = call;
  const options = readOptions(call.args, { valued: kanikoValued });
  const images = options.all("d", "destination");
  if (images.length === 0 && !options.has("no-push")) return;
  const sub = options.last("context-sub-path");
  const context = options.last("c", "context") ?? ".";
  const isPushed = !options.has("no-push");
  sayBuild(call, {
    images,
    ...placesOf(
      call,
      sub === undefined ? context : `${context}/${sub}`,
      options.last("f", "dockerfile"),
      true,
    ),
    ...ifGiven("target", options.last("target")),
    args: argumentsOf(call, options.all("build-arg")),
    pushes: isPushed,
  });
  if (isPushed) for (const image of images) sayPush(call, image);
  if (options.has("insecure", "skip-tls-verify"))
    desk.control(line, "registry-tls", "violated", "kaniko pushes without checking TLS");
}

/** `buildctl build`, BuildKit without Docker. */
export function buildctl(call: Call): void {
  if (call.args[0] !== "build" && !call.args.includes("build")) return;
  const options = readOptions(call.args.slice(call.args.indexOf("build") + 1), {
    valued: "frontend local opt output o import-cache export-cache secret ssh progress metadata-file",
  });
  const outputs = options.all("o", "output");
  const images = outputs.flatMap((output) => valueIn(output, "name")?.replaceAll('"', "").split(",") ?? []);
  const local = (name: string) =>
    options
      .all("local")
      .find((one) => one.startsWith(`${name}=`))
      ?.slice(name.length + 1);
  const opt = (name: string) =>
    options
      .all("opt")
      .find((one) => one.startsWith(`${name}=`))
      ?.slice(name.length + 1);
  const folder = local("dockerfile");
  const isPushed = outputs.some((output) => /push=true/.test(output));
  sayBuild(call, {
    images,
    ...placesOf(
      call,
      local("context"),
      folder === undefined ? undefined : `${folder}/${opt("filename") ?? "Dockerfile"}`,
    ),
    ...ifGiven("target", opt("target")),
    args: argumentsOf(
      call,
      options.all("opt").flatMap((one) => (one.startsWith("build-arg:") ? [one.slice(10)] : [])),
    ),
    pushes: isPushed,
  });
  if (isPushed) for (const image of images) sayPush(call, image);
}

function valueIn(output: string, key: string): string | undefined {
  const quoted = new RegExp(`"${key}=([^"]*)"`).exec(output)?.[1];
  return (
    quoted ??
    output
      .split(",")
      .find((part) => part.startsWith(`${key}=`))
      ?.slice(key.length + 1)
  );
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
