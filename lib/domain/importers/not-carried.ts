import { counted } from "../words/english";
import { joinWithAnd } from "../words/join-with-and";

const mostNames = 5;
const longestName = 60;

/** Counts parts of a file that are not imported, by kind. */
export class NotCarried {
  private readonly names = new Map<string, { readonly one: string; readonly many: string; all: string[] }>();
  private readonly whole: string[] = [];

  /** @param one the kind and its result: "threat was not imported"; `many` for several */
  add(one: string, many: string, name: string): void {
    const entry = this.names.get(one) ?? { one, many, all: [] };
    entry.all.push(shown(name));
    this.names.set(one, entry);
  }

  say(sentence: string): void {
    this.whole.push(sentence);
  }

  sentences(): readonly string[] {
    return [
      ...this.whole,
      ...[...this.names.values()].map(
        ({ one, many, all }) => `${counted(all.length, one, many)}: ${joinWithAnd(all, mostNames)}.`,
      ),
    ];
  }
}

/** A name from a file in a sentence: one line, quoted, not too long. */
function shown(name: string): string {
  const line = name.replaceAll(/[\p{C}\p{Z}\s]+/gu, " ").trim();
  const points = [...line];
  return `"${points.length > longestName ? `${points.slice(0, longestName).join("")}…` : line}"`;
}
