import { at, entriesAt, type YamlNode } from "../yaml/yaml-node";

/** An orb that is kept elsewhere. */
export interface ForeignOrb {
  readonly alias: string;
  /** `circleci/aws-ecr`. */
  readonly name: string;
  readonly version?: string;
  /** Its full version, which never changes; undefined if a parameter decides. */
  readonly pinned?: boolean;
  readonly line: number;
}

/** The scope of names: the file itself, or an orb in it. */
export interface Scope {
  readonly root: YamlNode | undefined;
  readonly orbs: ReadonlyMap<string, Scope | ForeignOrb>;
}

export type Found =
  | { readonly from: "file"; readonly node: YamlNode; readonly scope: Scope }
  | { readonly from: "orb"; readonly orb: ForeignOrb; readonly element: string };

const deepest = 5;

export function scopeOf(root: YamlNode | undefined, depth = 0): Scope {
  const orbs = new Map<string, Scope | ForeignOrb>();
  for (const [alias, { value, line }] of entriesAt(root, "orbs")) {
    if (value.kind === "map" && depth < deepest) orbs.set(alias, scopeOf(value, depth + 1));
    else if (value.kind === "scalar" && value.text !== "")
      orbs.set(alias, foreignOrb(alias, value.text, line));
  }
  return { root, orbs };
}

function foreignOrb(alias: string, text: string, line: number): ForeignOrb {
  const cut = text.lastIndexOf("@");
  const version = cut === -1 ? undefined : text.slice(cut + 1);
  const pinned =
    version === undefined ? false : version.includes("<<") ? undefined : /^\d+\.\d+\.\d+$/.test(version);
  return {
    alias,
    name: cut === -1 ? text : text.slice(0, cut),
    ...(version !== undefined && { version }),
    ...(pinned !== undefined && { pinned }),
    line,
  };
}

/** A job, a command or an executor by its name: of the file, of an orb within it, or of one that is kept elsewhere. */
export function lookUp(
  scope: Scope,
  kind: "jobs" | "commands" | "executors",
  name: string,
): Found | undefined {
  const own = at(scope.root, kind, name);
  if (own) return { from: "file", node: own, scope };
  const slash = name.indexOf("/");
  if (slash === -1) return undefined;
  const orb = scope.orbs.get(name.slice(0, slash));
  const element = name.slice(slash + 1);
  if (!orb) return undefined;
  if ("alias" in orb) return { from: "orb", orb, element };
  const node = at(orb.root, kind, element);
  return node ? { from: "file", node, scope: orb } : undefined;
}
