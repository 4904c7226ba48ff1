const hosts: readonly (readonly [RegExp, string])[] = [
  [/^(.+\.)?docker\.(io|com)$/, "docker-hub"],
  [/^quay\.io$/, "quay"],
  [/^ghcr\.io$/, "ghcr"],
  [/^mcr\.microsoft\.com$/, "microsoft-artifact-registry"],
  [/^registry\.(access\.redhat\.com|redhat\.io)$/, "red-hat-catalog"],
  [/^public\.ecr\.aws$/, "ecr-public"],
  [/^\d+\.dkr\.ecr\..+\.amazonaws\.com/, "ecr"],
  [/(^|\.)gcr\.io$|\.pkg\.dev$/, "google-artifact-registry"],
  [/\.azurecr\.io$/, "acr"],
  [/^cgr\.dev$/, "chainguard-images"],
  [/^registry\.k8s\.io$/, "kubernetes-registry"],
  [/^registry\.suse\.com$/, "suse-registry"],
  [/^registry\.fedoraproject\.org$/, "fedora-registry"],
  [/^nvcr\.io$/, "nvidia-ngc"],
  [/^registry1\.dso\.mil$/, "iron-bank"],
  [/^registry\.gitlab\.com$/, "gitlab-registry"],
  [/^container-registry\.oracle\.com$/, "oracle-registry"],
];

/** The catalogue's id of the registry of a reference; undefined if its address is unknown. */
export function registryOf(ref: string): string | undefined {
  const [first = "", ...rest] = ref.trim().toLowerCase().split("/");
  // As in Docker: the part before the first slash is an address if it has a dot or a port, or is localhost.
  const isAddress = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  if (!isAddress) return "docker-hub";
  if (first === "gcr.io" && rest[0] === "distroless") return "distroless";
  return hosts.find(([pattern]) => pattern.test(first))?.[1];
}
