import { parseImageRef } from "../image-ref";

/** The default command of a builder image without an entrypoint, by the last part of its name. */
const commands = new Map([
  ["executor", "/kaniko/executor"],
  ["warmer", ""],
  ["kaniko", "/kaniko/executor"],
  ["kubectl", "kubectl"],
  ["docker", "docker"],
  ["gcloud", "gcloud"],
  ["cloud-sdk", ""],
  ["google-cloud-cli", ""],
  ["helm", "helm"],
  ["skaffold", "skaffold"],
  ["trivy", "trivy"],
  ["grype", "grype"],
  ["syft", "syft"],
  ["cosign", "cosign"],
  ["terraform", "terraform"],
  ["pack", "pack"],
  ["ko", "ko"],
  ["buildah", "buildah"],
  ["docker-compose", "docker-compose"],
  ["kustomize", "kustomize"],
  ["crane", "crane"],
  ["jib", ""],
]);

/** The arguments of a step as the command line that they are; undefined if what runs is not known. */
export function commandOf(
  image: string,
  entrypoint: string | undefined,
  args: readonly string[],
): string | undefined {
  const command = entrypoint ?? ownCommand(image);
  // An image with many commands, or without one of its own, is told which.
  const isTold = [...commands.values()].includes(args[0] ?? "");
  if (!entrypoint && isTold && args[0] !== "") return args.map(quoted).join(" ");
  if (command === undefined || command === "") return undefined;
  return [command, ...args].map(quoted).join(" ");
}

function ownCommand(image: string): string | undefined {
  const repository = parseImageRef(image)?.repository ?? "";
  return commands.get(repository.slice(repository.lastIndexOf("/") + 1));
}

/** One word of a shell, in which variables stay variables. */
function quoted(word: string): string {
  if (/^[\w./:=@%+,${}-]+$/.test(word)) return word;
  return `"${word.replaceAll(/["\\`]/g, String.raw`\$&`)}"`;
}
