import { kindsOfMany } from "../words/kinds-of-many";

const names: ReadonlyMap<string, string> = new Map(Object.entries(kindsOfMany));

/** In px, at 12.5 bold: a letter, what is beside the name, a digit of how many are not well. */
const [letter, beside, digit] = [6.4, 48, 8] as const;
/** A longer name is cut. */
const mostLetters = 22;

/** @returns the name of the group of a node on a large map: its zone's, or else that of its kind; empty if unknown */
export function groupName(node: {
  readonly zone?: string | undefined;
  readonly zoneName?: string | undefined;
  readonly kind?: string | undefined;
}): string {
  return (node.zone === undefined ? names.get(node.kind ?? "") : node.zoneName) ?? "";
}

/** @returns in px, how wide the head of a group has to be for its whole name, with how many of its nodes have its worst status */
export function headWidth(name: string, nodes: number): number {
  return name === "" ? 0 : Math.min(name.length, mostLetters) * letter + beside + `${nodes}`.length * digit;
}
