import { aliasesOf } from "../catalogue/aliases";
import { catalogue } from "../catalogue/load";
import type { Show } from "../contract/shares";
import type { PipelineNode } from "../pipeline/document";
import { limits } from "../pipeline/limits";
import { hideAddresses, isOnlyAddress } from "./hide-addresses";
import { withoutRegistryHosts } from "./registry-host";

/** How texts of a document are written with host names hidden; unchanged if they are shown. */
export interface HostHiding {
  readonly text: (text: string) => string;
  /** Of what was nothing but an address, `word` is left. */
  readonly name: (text: string, word: string) => string;
  /** A reference to an image, or a command with some in it. */
  readonly reference: (text: string) => string;
}

const asWritten: HostHiding = { text: (text) => text, name: (text) => text, reference: (text) => text };

/** For the texts of a pipeline with these nodes: what its hosts and registries are called is hidden in them too. */
export function createHostHiding(nodes: readonly PipelineNode[], show: Show): HostHiding {
  if (show.hosts) return asWritten;
  const names = new Set(nodes.filter(isHiddenKind).flatMap(({ name }) => machineName(name)));
  const hide = (text: string) => hideAddresses(text, names);
  const nameOr = (text: string, word: string) => {
    const hidden = hide(text);
    return hidden !== text && isOnlyAddress(hidden) ? word : clip(hidden, text);
  };
  return {
    text: (text) => clip(hide(text), text),
    name: nameOr,
    reference: (text) => clip(nameOr(withoutRegistryHosts(text, names), "image"), text),
  };
}

/** What is itself an address, so that its name is hidden whatever it is. */
export function isHiddenKind({ kind }: Pick<PipelineNode, "kind">): boolean {
  return (
    kind === "host" ||
    kind === "parent-registry" ||
    kind === "package-registry" ||
    kind === "production-registry"
  );
}

const ofCatalogue: ReadonlySet<string> = new Set(
  catalogue.technologies
    .flatMap(({ id, name }) => [id, name, ...aliasesOf(id)])
    .map((word) => word.toLowerCase()),
);

/** `prod-reg-01`: one word with a digit, which in other texts can mean nothing else. "Payments" and "k8s" can. */
function machineName(name: string): readonly string[] {
  const word = name.trim().toLowerCase();
  return /^[\p{L}\p{N}_.-]{4,}$/u.test(word) &&
    /\d/.test(word) &&
    /\p{L}/u.test(word) &&
    !ofCatalogue.has(word)
    ? [word]
    : [];
}

/** The word for an address may be longer than that was, but no text than its field allows. */
function clip(hidden: string, text: string): string {
  return hidden.slice(0, Math.max(text.length, limits.name)).toWellFormed();
}
