/** A value of a JSON text with the line in which it begins. */
export type JsonNode = JsonLeaf | JsonList | JsonObject;

interface JsonLeaf {
  readonly line: number;
  readonly value: string | number | boolean | null;
}
interface JsonList {
  readonly line: number;
  readonly items: readonly JsonNode[];
}
interface JsonObject {
  readonly line: number;
  readonly members: ReadonlyMap<string, JsonNode>;
}

/** A value of a file, and the way to it there: empty, or with a dot at its end. */
export interface PlacedValue {
  readonly value: JsonNode;
  readonly way: string;
}

/** The value at the end of a path of names; undefined if there is none. */
export function memberAt(node: JsonNode | undefined, ...way: readonly string[]): JsonNode | undefined {
  let at = node;
  for (const name of way) at = at !== undefined && "members" in at ? at.members.get(name) : undefined;
  return at;
}

/** The text there; undefined for anything else, and for an empty one. */
export function textAt(node: JsonNode | undefined, ...way: readonly string[]): string | undefined {
  const found = memberAt(node, ...way);
  return found !== undefined && "value" in found && typeof found.value === "string" && found.value !== ""
    ? found.value
    : undefined;
}

/** The number, truth value or text there. */
export function valueAt(
  node: JsonNode | undefined,
  ...way: readonly string[]
): JsonLeaf["value"] | undefined {
  const found = memberAt(node, ...way);
  return found !== undefined && "value" in found ? found.value : undefined;
}

/** The items of the list there; empty if there is no list. */
export function itemsAt(node: JsonNode | undefined, ...way: readonly string[]): readonly JsonNode[] {
  const found = memberAt(node, ...way);
  return found !== undefined && "items" in found ? found.items : [];
}

/** The texts in the list there. */
export function textsAt(node: JsonNode | undefined, ...way: readonly string[]): readonly string[] {
  return itemsAt(node, ...way).flatMap((item) => textAt(item) ?? []);
}
