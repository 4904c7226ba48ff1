import { slugOf } from "../exporters/slug";

const longest = 60;

/** Gives the records of one list ids of their own, and remembers their names in the file. */
export class IdTaker {
  private readonly byKey = new Map<string, string>();
  private readonly taken = new Set<unknown>();
  /** Of each name, the next to try. */
  private readonly counts = new Map<string, number>();

  /** @param ours its former id in Blueline: kept if free, or else made from its name */
  take(key: string, ours: unknown, name: string, otherwise: string): string {
    // Any text is accepted: the document's own schema finds its faults.
    const id =
      typeof ours === "string" && !this.taken.has(ours) ? ours : this.free(plainId(name) || otherwise);
    this.taken.add(id);
    this.byKey.set(key, id);
    return id;
  }

  of(key: string | undefined): string | undefined {
    return key === undefined ? undefined : this.byKey.get(key);
  }

  has(id: unknown): boolean {
    return this.taken.has(id);
  }

  private free(wanted: string): string {
    if (!this.taken.has(wanted)) return wanted;
    let count = this.counts.get(wanted) ?? 2;
    while (this.taken.has(`${wanted}-${count}`)) count++;
    this.counts.set(wanted, count + 1);
    return `${wanted}-${count}`;
  }
}

/** `[a-z0-9][a-z0-9-]*` made from a name; empty if nothing is left of it. */
function plainId(name: string): string {
  return slugOf(name.toWellFormed())
    .normalize("NFKD")
    .replaceAll(/[^a-z0-9-]/g, "")
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, "");
}
