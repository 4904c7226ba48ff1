import type { Value } from "../expression/value";
import { at, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { fillIn, type Scope, valueIn } from "./scope";

/** The machine of a job. */
export interface Machine {
  readonly text: string;
  readonly line: number;
  readonly labels: readonly string[];
  /** A machine of one's own. */
  readonly isOwn: boolean;
}

/** The environment that a job deploys to, under one text for all combinations. */
export function environmentOf(node: YamlNode, scopes: readonly Scope[]): string | undefined {
  const written = textAt(node, "environment") ?? textAt(node, "environment", "name");
  if (written === undefined) return undefined;
  const found = [...new Set(scopes.map((scope) => fillIn(written, scope)))].filter((text) => text !== "");
  return found.length > 1 ? found.slice(0, 5).join(", ") : found[0];
}

/** The machines of all combinations of a matrix. */
export function machineOf(node: YamlNode, scopes: readonly Scope[]): Machine | undefined {
  const written = at(node, "runs-on");
  if (written === undefined) return undefined;
  const isGroup = written.kind === "map";
  const labels = [
    ...new Set(
      scopes.flatMap((scope) => {
        const nodes = isGroup ? itemsAt(written, "labels") : itemsAt(written);
        return nodes.flatMap((item) => {
          const value = valueIn(item, scope);
          const all: readonly Value[] = Array.isArray(value)
            ? value
            : [item.kind === "scalar" ? fillIn(item.text, scope) : ""];
          return all.filter((each): each is string => typeof each === "string" && each !== "");
        });
      }),
    ),
  ];
  const group = isGroup ? textAt(written, "group") : undefined;
  const isOwn = labels.includes("self-hosted");
  const text = [...(group === undefined ? [] : [group]), ...labels].join(", ");
  return text === "" ? undefined : { text, line: written.line, labels, isOwn };
}
