import { ownerKey } from "../work/work-items";

/** Words that people add to a name or leave out. */
const fillers = new Set(["team", "the", "crew", "squad", "group", "dept", "department"]);
const mostCompared = 60;
const mostNear = 3;

/**
 * Which other owners may be the same one written in another way: a longer or shorter form, an address, a slip of the keys.
 * @param others as people wrote them; the same owner among them is passed over
 * @returns the likeliest first, three at most
 */
export function nearOwners(owner: string, others: readonly string[]): readonly string[] {
  const key = ownerKey(owner);
  const form = formOf(owner);
  const found: { readonly other: string; readonly distance: number }[] = [];
  for (const other of others) {
    if (ownerKey(other) === key) continue;
    const distance = distanceOf(form, formOf(other));
    if (distance !== undefined) found.push({ other, distance });
  }
  return found
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, mostNear)
    .map(({ other }) => other);
}

interface Form {
  readonly words: readonly string[];
  readonly text: string;
}

/** Without accents, the host of an address, signs and filling words. */
function formOf(owner: string): Form {
  const plain = ownerKey(owner)
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replace(/(?<=.)@.*$/, "");
  const all = plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const meant = all.filter((word) => !fillers.has(word));
  const words = meant.length > 0 ? meant : all;
  return { words, text: words.join("").slice(0, mostCompared) };
}

/** Undefined: too far apart to be the same. */
function distanceOf(a: Form, b: Form): number | undefined {
  if (a.text === "" || b.text === "") return undefined;
  if (a.text === b.text) return 0;
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
  if (short.words.every((word) => hasWord(long, word)) && short.text.length > 2) return 1;
  const longest = Math.max(a.text.length, b.text.length);
  const allowed = longest >= 8 ? 2 : longest >= 5 ? 1 : 0;
  if (Math.abs(a.text.length - b.text.length) > allowed) return undefined;
  const edits = editsBetween(a.text, b.text);
  return edits <= allowed ? 1 + edits : undefined;
}

/** The word itself, or one that it is the first letter of: "K" of "Kovac". */
function hasWord({ words }: Form, word: string): boolean {
  return words.some((other) => other === word || (word.length === 1 && other.startsWith(word)));
}

/** Letters put in, left out, exchanged, or swapped with their neighbour. */
function editsBetween(a: string, b: string): number {
  let older: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (older[j - 2] ?? 0) + 1 : Infinity;
      row.push(
        Math.min(
          (before[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (before[j - 1] ?? 0) + (isSame ? 0 : 1),
          swapped,
        ),
      );
    }
    older = before;
    before = row;
  }
  return before[b.length] ?? 0;
}
