import { words } from "./words";
import { engineSocket } from "../scan/kubernetes/engine-socket";
import { parseImageRef, repositoryName } from "../scan/image-ref";
import { asDigest } from "./digest-in";
import { itemsAt, type JsonNode, memberAt, textAt, valueAt, type PlacedValue, textsAt } from "./json-node";
import type { Observed, ObservedContainer, RunningFlag } from "./observed";

/** The fields of `docker inspect` that are read; all others, the environment above all, are passed over. */
export const dockerInspectFields = words(
  "Id Name Config Image User State Status Running HostConfig Privileged NetworkMode PidMode Binds " +
    "Mounts Source RepoTags RepoDigests",
);
/** Those of `docker ps --format json`. */
export const dockerPsFields = ["ID", "Image", "Names", "State", "Status", "Mounts"];

/**
 * What `docker inspect` says of containers. Of which digest an image was pulled a container does not say: images inspected in the
 * same file do.
 */
export function readDockerInspect(all: readonly PlacedValue[], file: string): Observed {
  const images = new Map(
    all.flatMap(({ value }) =>
      memberAt(value, "RepoDigests") || memberAt(value, "RepoTags")
        ? [[textAt(value, "Id") ?? "", textsAt(value, "RepoDigests")] as const]
        : [],
    ),
  );
  const containers = all.flatMap(({ value, way }): ObservedContainer[] => {
    const written = memberAt(value, "Config", "Image");
    const image = textAt(written);
    if (!written || image === undefined || memberAt(value, "State") === undefined) return [];
    const status = textAt(value, "State", "Status");
    if (valueAt(value, "State", "Running") === false && status !== "paused" && status !== "restarting")
      return [];
    const name = (textAt(value, "Name") ?? "").replace(/^\//, "");
    const digest = digestUnder(image, images.get(textAt(value, "Image") ?? "") ?? []);
    return [
      {
        workload: name,
        container: name,
        image,
        ...(digest !== undefined && { digest }),
        flags: flagsOf(value),
        place: { file, path: `${way}Config.Image`, line: written.line },
      },
    ];
  });
  return observed("docker-inspect", containers, []);
}

/** What `docker ps --format json` says: one object a line. */
export function readDockerPs(all: readonly PlacedValue[], file: string): Observed {
  let byId = 0;
  const containers = all.flatMap(({ value, way }): ObservedContainer[] => {
    const written = memberAt(value, "Image");
    const image = textAt(written);
    const state = textAt(value, "State");
    if (!written || image === undefined || state === "exited" || state === "created" || state === "dead")
      return [];
    // An engine shows only the id if the name belongs to another image now.
    if (/^(?:sha256:)?[0-9a-f]{12,64}$/.test(image)) {
      byId += 1;
      return [];
    }
    const name = textAt(value, "Names") ?? textAt(value, "ID") ?? "";
    const mounts = (textAt(value, "Mounts") ?? "").split(",");
    return [
      {
        workload: name,
        container: name,
        image,
        flags: mounts.some((mount) => engineSocket.test(mount.trim())) ? ["docker-socket"] : [],
        place: { file, path: `${way}Image`, line: written.line },
      },
    ];
  });
  const passedOver =
    byId === 0
      ? []
      : [`${byId} of the containers have only an image id, without a registry. Use docker inspect instead.`];
  return observed("docker-ps", containers, passedOver);
}

function observed(
  format: "docker-inspect" | "docker-ps",
  containers: readonly ObservedContainer[],
  warnings: readonly string[],
): Observed {
  // An engine lists the requested containers: others may run too.
  return {
    format,
    platform: "docker",
    source: "docker",
    isWhole: false,
    containers,
    repositories: [],
    warnings,
  };
}

function flagsOf(value: JsonNode): readonly RunningFlag[] {
  const mounted = [
    ...textsAt(value, "HostConfig", "Binds").map((bind) => bind.split(":")[0] ?? ""),
    ...itemsAt(value, "Mounts").map((mount) => textAt(mount, "Source") ?? ""),
  ];
  const user = textAt(value, "Config", "User")?.split(":")[0];
  const flags: readonly (readonly [RunningFlag, boolean])[] = [
    ["docker-socket", mounted.some((path) => engineSocket.test(path))],
    ["privileged", valueAt(value, "HostConfig", "Privileged") === true],
    ["host-pid", textAt(value, "HostConfig", "PidMode") === "host"],
    ["host-network", textAt(value, "HostConfig", "NetworkMode") === "host"],
    ["root", user === "0" || user === "root"],
  ];
  return flags.flatMap(([flag, holds]) => (holds ? [flag] : []));
}

/** An image may have been pulled under several names, each with its own digest. */
function digestUnder(image: string, digests: readonly string[]): string | undefined {
  const name = keyOf(image);
  return asDigest(digests.find((one) => keyOf(one) === name));
}

function keyOf(written: string): string | undefined {
  const ref = parseImageRef(written);
  return ref && repositoryName(ref);
}
