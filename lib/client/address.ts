/** The parameters of a page's address, as Next passes them. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** How one part of a page's query is written in its address. */
export interface Param<T> {
  /** The default if the address lacks it; never written. */
  readonly usual: T;
  /** undefined: there is no such value. */
  parse(given: string): T | undefined;
  write(value: T): string;
  /** Its name in the address, if it differs from its name in the query. */
  readonly name?: string;
}

/** A parameter whose values are known only to the reader of the address, such as the nodes of a pipeline. */
export interface KnownParam<T> extends Param<T> {
  readonly isKnownByReader: true;
}

export function oneOf<const V extends string>(values: readonly V[]): Param<V | undefined>;
export function oneOf<const V extends string>(values: readonly V[], usual: NoInfer<V>): Param<V>;
export function oneOf<V extends string>(values: readonly V[], usual?: V): Param<V | undefined> {
  return { usual, parse: (given) => values.find((value) => value === given), write: String };
}

/** Any text, or the result of `parse`. */
export function anyText(
  parse: (given: string) => string | undefined = (given) => given,
): Param<string | undefined> {
  return { usual: undefined, parse, write: String };
}

/** One of the values that the reader passes in. */
export function known(): KnownParam<string | undefined>;
export function known(usual: string): KnownParam<string>;
export function known(usual?: string): KnownParam<string | undefined> {
  return { ...anyText(), usual, isKnownByReader: true };
}

/** A whole number from 1. @param digits so many at most */
export function wholeNumber(digits: number): Param<number | undefined> {
  const pattern = new RegExp(`^[1-9]\\d{0,${digits - 1}}$`);
  return {
    usual: undefined,
    parse: (given) => (pattern.test(given) ? Number(given) : undefined),
    write: String,
  };
}

export const pageNumber: Param<number> = { ...wholeNumber(5), usual: 1 };

export type Spec = Readonly<Record<string, Param<unknown>>>;

type ValueOf<P> = P extends Param<infer T> ? T : never;
type OptionalIn<S extends Spec> = {
  [K in keyof S]: undefined extends ValueOf<S[K]> ? K : never;
}[keyof S];
type KnownIn<S extends Spec> = { [K in keyof S]: S[K] extends KnownParam<unknown> ? K : never }[keyof S];

type QueryOf<S extends Spec> = { readonly [K in Exclude<keyof S, OptionalIn<S>>]: ValueOf<S[K]> } & {
  readonly [K in OptionalIn<S>]?: ValueOf<S[K]>;
};

export interface Asked<Query> {
  readonly query: Query;
  /** Values in the address that the page cannot use: shown, never a failure. */
  readonly ignored: readonly string[];
}

export type AskedOf<A extends { readonly read: (...given: never[]) => unknown }> = ReturnType<A["read"]>;

/**
 * The state of a page in its address, read and written by one spec.
 * @param passing parameters that a link drops unless it sets them, such as the page number
 */
export function createAddress<const S extends Spec>(spec: S, ...passing: readonly (keyof S & string)[]) {
  type Query = QueryOf<S>;
  type Part = { readonly [K in keyof Query]?: Query[K] | undefined };
  type Known = Readonly<Record<KnownIn<S>, Pick<ReadonlySet<string>, "has">>>;
  const entries = Object.entries(spec).map(([key, param]) => ({ key, param, name: param.name ?? key }));

  /** An unknown value is ignored and reported, and so is a second value of the same name. */
  function read(
    given: SearchParams,
    ...[knownHere]: [KnownIn<S>] extends [never] ? [] : [known: Known]
  ): Asked<Query> {
    const ignored: string[] = [];
    const accepted = new Map(Object.entries<Pick<ReadonlySet<string>, "has">>(knownHere ?? {}));
    const values = entries.map(({ key, param, name }) => {
      const [first = "", ...others] = [given[name] ?? []].flat();
      ignored.push(...others.map((other) => `${name}=${other}`));
      if (first === "") return [key, param.usual];
      const value = param.parse(first);
      const isKnown = value === param.usual || accepted.get(key)?.has(first) !== false;
      if (value !== undefined && isKnown) return [key, value];
      ignored.push(`${name}=${first}`);
      return [key, param.usual];
    });
    // Each value belongs to the parameter of its key.
    return { query: Object.fromEntries(values) as Query, ignored };
  }

  /** The parameters of this query, without defaults. */
  function params(query: Part): readonly (readonly [name: string, value: string])[] {
    const values: Readonly<Record<string, unknown>> = query;
    return entries.flatMap(({ key, param, name }) => {
      const value = values[key];
      if (value === undefined || value === param.usual) return [];
      return [[name, param.write(value)] as const];
    });
  }

  /** "" or "?view=table&q=jenkins". */
  function search(query: Part): string {
    const pairs = params(query).map(([name, value]) => [name, value]);
    return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
  }

  /** The address of the page with one change. */
  function href(path: string, query: Part, change: Part = {}): string {
    const kept = Object.fromEntries(Object.entries(query).filter(([key]) => !passing.includes(key)));
    return path + search({ ...kept, ...change });
  }

  return { read, params, search, href };
}

/** The parameters of a request, as a page gets them. */
export function paramsOf(given: URLSearchParams): SearchParams {
  return Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name)]));
}
