import { cleanText } from "../pipeline/texts";
import { basisOf } from "./basis-of";
import type { RunningFlag } from "./observed";
import { familiarName, type Seen } from "./seen";

const deeds: { readonly [F in RunningFlag]: string } = {
  "docker-socket": "has the socket of the engine",
  privileged: "runs privileged",
  "host-pid": "sees the processes of the host",
  "host-network": "uses the network of the host",
  root: "runs as root",
};

/** Characters of who does it: a line of evidence has room for it, and for the file. */
const mostWho = 130;

/**
 * What a line on the map says: `shop / Deployment/agent: redis runs privileged`. A map that has it says so of this namespace, workload,
 * image and deed, and of no other; whatever the tag, and in whatever file and line it was read.
 * @returns one line of at most 165 characters
 */
export function flagMark(
  { container: { namespace = "", workload }, repository }: Pick<Seen, "container" | "repository">,
  flag: RunningFlag,
): string {
  const who = cleanText(
    `${namespace === "" ? "" : `${namespace} / `}${workload}: ${familiarName(repository)}`,
  );
  const short =
    who.length <= mostWho ? who : `${who.slice(0, mostWho - 24).toWellFormed()}… ${basisOf([who])}`;
  return `${short} ${deeds[flag]}`;
}
