import { mapOfPairs } from "../groovy/iterate";
import { list } from "../groovy/methods";
import type { Value } from "../groovy/value";

const lists = new Set(
  "listOf setOf arrayOf mutableListOf mutableSetOf arrayListOf listOfNotNull sequenceOf".split(" "),
);
const maps = new Set("mapOf hashMapOf mutableMapOf linkedMapOf sortedMapOf".split(" "));

/** The value of `listOf(...)` and `mapOf(...)`; undefined for any other name. */
export function collectionOf(name: string, items: readonly Value[]): Value | undefined {
  if (lists.has(name)) return list([...items]);
  return maps.has(name) ? mapOfPairs(items) : undefined;
}
