import { type Call, sayBuild, sayPush, sayRetag } from "../call";
import { readOptions } from "../options";
import { buildImage, placesOf } from "./build-image";
import { docker, login } from "./docker";

/** An image goes from one registry to another as it is. */
function copied(call: Call, from: string | undefined, to: string | undefined): void {
  const { desk, line } = call;
  if (from === undefined || to === undefined) return;
  const [source, target] = [withoutTransport(from), withoutTransport(to)];
  sayRetag(call, source, target);
  sayPush(call, target);
  if (from !== source || !/^(?:dir|oci|docker-archive|oci-archive|containers-storage):/.test(from))
    desk.control(line, "promotion-same-artifact", "present", `${source} is copied to ${target}`);
}

function withoutTransport(image: string): string {
  return image.replace(/^(?:docker:\/\/|docker-daemon:|containers-storage:|oci:\/\/)/, "");
}

export function skopeo(call: Call): void {
  const { desk, line } = call;
  const options = readOptions(call.args, {
    valued:
      "src-creds dest-creds authfile src-authfile dest-authfile src-tls-verify dest-tls-verify src-cert-dir dest-cert-dir format f sign-by src dest s d override-os override-arch policy tmpdir retry-times digestfile multi-arch",
  });
  const [command, from, to] = options.words;
  if (command === "copy") copied(call, from, to);
  if (command === "login") login(call, call.args.slice(1));
  if (options.last("dest-tls-verify") === "false")
    desk.control(line, "registry-tls", "violated", "copied without checking TLS");
}

/** crane and gcrane. */
export function crane(call: Call): void {
  const options = readOptions(call.args, {
    valued:
      "platform t new_tag new-tag f new_layer b base i image u username p password format concurrency jobs tag oci-empty-base",
  });
  const [command, first, second] = options.words;
  if (command === "copy" || command === "cp") copied(call, first, second);
  if (command === "push") sayPush(call, second);
  if (command === "tag" && first !== undefined && second !== undefined) {
    const to = `${(first.split("@", 1)[0] ?? first).replace(/:[^:/]*$/, "")}:${second}`;
    sayRetag(call, first, to);
    sayPush(call, to);
  }
  if (command === "append" || command === "mutate") sayPush(call, options.last("t", "new_tag", "tag"));
  if (command === "auth" && first === "login") login(call, call.args.slice(2));
  if (options.has("insecure")) call.desk.control(call.line, "registry-tls", "violated", "crane --insecure");
}

export function regctl(call: Call): void {
  const { words } = readOptions(call.args, { valued: "platform v host" });
  const [group, command, from, to] = words;
  if (group === "image" && (command === "copy" || command === "cp")) copied(call, from, to);
}

export function oras(call: Call): void {
  const { words } = readOptions(call.args, {
    valued: "u username p password artifact-type from-username to-username concurrency platform",
  });
  const [command, from, to] = words;
  if (command === "cp" || command === "copy") copied(call, from, to);
  if (command === "login") login(call, call.args.slice(1));
}

export function buildah(call: Call): void {
  const [command = "", ...rest] = call.args;
  if (command === "bud" || command === "build" || command === "build-using-dockerfile")
    buildImage(call, rest);
  else if (command === "commit") {
    const { words } = readOptions(rest, { valued: "authfile creds format f iidfile sign-by tls-verify" });
    const image = words.at(-1);
    if (image !== undefined && words.length > 1)
      sayBuild(call, { images: [withoutTransport(image)], pushes: image.startsWith("docker://") });
  } else docker(call);
}

/** `img build`, which takes what docker takes. */
export function img(call: Call): void {
  docker(call);
}

const mavenImages = [
  "image",
  "jib.to.image",
  "docker.image",
  "docker.name",
  "spring-boot.build-image.imageName",
  "quarkus.container-image.image",
  "dockerfile.repository",
];

/** Maven and Gradle with Jib, Spring Boot, Quarkus and Docker plugins: images without a docker command. */
export function javaBuild(call: Call): void {
  const { args, desk } = call;
  const given = new Map(
    args.flatMap((arg) => {
      const found = /^(?:-D|-P|--)([\w.-]{1,100})=(.+)$/.exec(arg);
      return found ? [[found[1] ?? "", found[2] ?? ""] as const] : [];
    }),
  );
  const goals = args.filter((arg) => !arg.startsWith("-")).map((arg) => arg.replace(/^.*:(?=\w+$)/, ""));
  const text = args.join(" ");
  const isPushed =
    /\bjib:build\b|(?:^|[\s:])jib(?=\s|$)|jib-maven-plugin(?::[\w.]+)?:build\b|docker:push|dockerfile:push|dockerPush|dockerBuildAndPush|pushImage/i.test(
      text,
    ) ||
    given.get("quarkus.container-image.push") === "true" ||
    given.get("spring-boot.build-image.publish") === "true" ||
    args.includes("--publishImage");
  const isBuilt =
    isPushed ||
    /\bjib:(?:dockerBuild|buildTar)\b|jibDockerBuild|bootBuildImage|spring-boot:build-image|\bdocker:build\b|dockerfile:build|dockerBuild(?:Image)?\b|buildImage\b/i.test(
      text,
    ) ||
    given.get("quarkus.container-image.build") === "true";
  if (!isBuilt || goals.length === 0) return;
  const named = [...mavenImages, "imageName"].flatMap((name) => given.get(name) ?? []);
  const images = named.length > 0 ? named.slice(0, 1) : imagesOfProject(call, args);
  sayBuild(call, { images, pushes: isPushed });
  if (isPushed) for (const image of images) sayPush(call, image);
  if (images.length === 0 && desk.folder === undefined) return;
}

/** The image that Jib's settings name. */
function imagesOfProject({ desk }: Call, args: readonly string[]): readonly string[] {
  const pom = args[args.indexOf("-f") + 1];
  const names = [
    args.includes("-f") && pom !== undefined ? pom : "pom.xml",
    "build.gradle",
    "build.gradle.kts",
  ];
  for (const name of names) {
    const text = desk.tree.get(desk.path(name) ?? "")?.text.slice(0, 200_000);
    const found =
      text === undefined
        ? null
        : /<to>\s*<image>\s*([^<\s]{1,300})\s*<\/image>|\bto\s*\{\s*image\s*=?\s*["']([^"']{1,300})["']/.exec(
            text,
          );
    if (found) return [(found[1] ?? found[2] ?? "").replace(/^docker:\/\//, "")];
  }
  return [];
}

export function sbt(call: Call): void {
  const text = call.args.join(" ");
  const isPushed = /docker:publish(?!Local)|docker\/publish(?!Local)|dockerBuildAndPush|dockerPush/i.test(
    text,
  );
  if (isPushed || /docker:publishLocal|docker\/publishLocal|\bdocker\b/i.test(text))
    sayBuild(call, { images: [], pushes: isPushed });
}

export function ko(call: Call): void {
  const { desk } = call;
  const options = readOptions(call.args, {
    valued:
      "t tags platform f filename image-label sbom sbom-dir tag-only image-refs tarball oci-layout-path base-image k kubeconfig n namespace context",
  });
  const [command, ...words] = options.words;
  const registry = desk.valueOf("KO_DOCKER_REPO");
  const repository = typeof registry === "object" ? registry.text : "$KO_DOCKER_REPO";
  const isPushed = options.last("push") !== "false" && !options.has("L", "local");
  if (command === "apply" || command === "resolve" || command === "create") {
    const files = options.all("f", "filename").flatMap((file) => desk.path(file) ?? []);
    sayBuild(call, { images: [], pushes: isPushed });
    if (command !== "resolve")
      desk.say({ kind: "deploy", at: desk.at(call.line), by: desk.by, how: "kubectl", files, workloads: [] });
  }
  if (command !== "build" && command !== "publish") return;
  const tags = options.all("t", "tags").flatMap((tag) => tag.split(","));
  const names = options.has("bare")
    ? [repository]
    : options.has("B", "base-import-paths")
      ? words.map((word) => `${repository}/${word.slice(word.lastIndexOf("/") + 1)}`)
      : [];
  const images = names.flatMap((name) => (tags.length === 0 ? [name] : tags.map((tag) => `${name}:${tag}`)));
  sayBuild(call, { images, pushes: isPushed });
  if (isPushed) for (const image of images) sayPush(call, image);
}

/** Cloud Native Buildpacks. */
export function pack(call: Call): void {
  const options = readOptions(call.args, {
    valued:
      "B builder p path b buildpack e env env-file t tag run-image network pull-policy cache cache-image descriptor d volume lifecycle-image platform default-process workspace sbom-output-dir creation-time",
  });
  const [command, image] = options.words;
  if (command !== "build" || image === undefined) return;
  const images = [image, ...options.all("t", "tag")];
  const context = call.desk.path(options.last("p", "path") ?? ".");
  sayBuild(call, { images, pushes: options.has("publish"), ...(context !== undefined && { context }) });
  if (options.has("publish")) for (const one of images) sayPush(call, one);
}

/** Source to image of OpenShift. */
export function s2i(call: Call): void {
  const { words } = readOptions(call.args, { valued: "e env r ref context-dir as-dockerfile" });
  const [command, source, , image] = words;
  if (command !== "build" || image === undefined) return;
  const { context } = placesOf(call, source, undefined);
  sayBuild(call, { images: [image], pushes: false, ...(context !== undefined && { context }) });
}

/** `jf docker push`, `jf docker scan`, `jfrog rt docker-push`. */
export function jfrog(call: Call): void {
  const args = call.args[0] === "rt" ? call.args.slice(1) : call.args;
  const [first = "", ...rest] = args;
  if (first === "docker-push" || first === "podman-push")
    return sayPush(
      call,
      rest.find((word) => !word.startsWith("-")),
    );
  if (first !== "docker" && first !== "podman") return undefined;
  const words = rest.filter(
    (word) =>
      !/^--(?:server-id|build-name|build-number|project|module|detailed-summary|skip-login|threads)\b/.test(
        word,
      ),
  );
  if (rest[0] === "push") return sayPush(call, words[1]);
  if (rest[0] !== "scan") docker({ ...call, name: "docker", args: words });
}
