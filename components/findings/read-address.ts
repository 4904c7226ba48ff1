export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the parameters of an address. A value that is not known is set aside, and so is a second value of the same name. */
export function readAddress(params: SearchParams) {
  const ignored: string[] = [];
  const read = <T extends string>(name: string, parse: (value: string) => T | undefined): T | undefined => {
    const [value, ...others] = [params[name] ?? []].flat();
    ignored.push(...others.map((other) => `${name}=${other}`));
    if (value === undefined || value === "") return undefined;
    const parsed = parse(value);
    if (parsed === undefined) ignored.push(`${name}=${value}`);
    return parsed;
  };
  return {
    read,
    /** What the address says and the page cannot use: shown, never a failure. */
    ignored,
  };
}

/** Those of a request, as a page gets them. */
export function paramsOf(given: URLSearchParams): SearchParams {
  return Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name)]));
}

/** The address with these parameters; those without a value are left out. */
export function writeAddress(path: string, params: Readonly<Record<string, string | undefined>>): string {
  const given = new URLSearchParams(
    Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  return given.size === 0 ? path : `${path}?${given}`;
}
