import { userIdSchema } from "@/lib/domain/contract/team";
import { idSchema } from "@/lib/domain/ids";

/** What the address of the activity page asks for. */
export interface ActivityAddress {
  readonly person?: string | undefined;
  readonly node?: string | undefined;
  readonly control?: string | undefined;
  /** Entries before this revision; absent: the newest. */
  readonly before?: number | undefined;
}

type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

interface ParsedAddress {
  readonly query: ActivityAddress;
  /** What the address says and the page cannot use: shown, never a failure. */
  readonly ignored: readonly string[];
}

/** Reads the address. What is gone from the pipeline may be asked for: it is still in the log. */
export function parseActivityAddress(params: SearchParams): ParsedAddress {
  const ignored: string[] = [];
  const read = <T>(name: string, parse: (value: string) => T | undefined): T | undefined => {
    const [value, ...others] = [params[name] ?? []].flat();
    ignored.push(...others.map((other) => `${name}=${other}`));
    if (value === undefined || value === "") return undefined;
    const parsed = parse(value);
    if (parsed === undefined) ignored.push(`${name}=${value}`);
    return parsed;
  };
  const query = {
    person: read("person", (value) => userIdSchema.safeParse(value).data),
    node: read("node", (value) => idSchema.safeParse(value).data),
    control: read("control", (value) => idSchema.safeParse(value).data),
    before: read("before", (value) => (/^[1-9]\d{0,14}$/.test(value) ? Number(value) : undefined)),
  };
  return { query, ignored };
}

/** The address of the same page with something changed; a changed filter starts at the newest entry again. */
export function activityHref(path: string, query: ActivityAddress, change: ActivityAddress = {}): string {
  const asked = Object.entries({ ...query, before: undefined, ...change }).filter(
    ([, value]) => value !== undefined,
  );
  const params = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]));
  return params.size === 0 ? path : `${path}?${params}`;
}

export function isFiltered({ person, node, control }: ActivityAddress): boolean {
  return [person, node, control].some((value) => value !== undefined);
}
