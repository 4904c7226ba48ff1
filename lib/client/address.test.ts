import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  anyText,
  createAddress,
  known,
  oneOf,
  pageNumber,
  type Param,
  paramsOf,
  wholeNumber,
} from "./address";

const texts = fc.string({ unit: "grapheme", minLength: 1 }).filter((one) => one.isWellFormed());
const colours = ["red", "green", "blue"] as const;
/** Every way of writing something, with the values that it may have. */
const params: readonly { readonly param: Param<unknown>; readonly values: fc.Arbitrary<unknown> }[] = [
  { param: oneOf(colours), values: fc.constantFrom(undefined, ...colours) },
  { param: oneOf(colours, "green"), values: fc.constantFrom(...colours) },
  { param: anyText(), values: fc.option(texts, { nil: undefined }) },
  { param: known(), values: fc.option(texts, { nil: undefined }) },
  { param: known("all"), values: fc.oneof(fc.constant("all"), texts) },
  {
    param: wholeNumber(15),
    values: fc.option(fc.integer({ min: 1, max: 999_999_999_999_999 }), { nil: undefined }),
  },
  { param: pageNumber, values: fc.integer({ min: 1, max: 99_999 }) },
];
const names = fc.stringMatching(/^[a-d]{1,2}$/);
const specs = fc.dictionary(names, fc.constantFrom(...params), {
  noNullPrototype: true,
});
const asked = specs.chain((entries) =>
  fc.record({
    spec: fc.constant(Object.fromEntries(Object.entries(entries).map(([name, { param }]) => [name, param]))),
    query: fc.record(
      Object.fromEntries(Object.entries(entries).map(([name, { values }]) => [name, values])),
      { noNullPrototype: true },
    ),
  }),
);

describe("an address, whatever its page can be asked for,", () => {
  test("is read as it was written, and tells nothing", () => {
    fc.assert(
      fc.property(asked, ({ spec, query }) => {
        const address = createAddress(spec);
        const read = address.read(paramsOf(new URLSearchParams(address.search(query))));
        expect(read).toEqual({ query, ignored: [] });
      }),
    );
  });

  test("is the shortest that asks for this: without any of its parameters it asks for something else", () => {
    fc.assert(
      fc.property(asked, ({ spec, query }) => {
        const address = createAddress(spec);
        const pairs = address.params(query);
        for (const left of pairs) {
          const fewer = Object.fromEntries(pairs.filter((pair) => pair !== left));
          expect(address.read(fewer).query).not.toEqual(query);
        }
      }),
    );
  });

  test("may hold anything: what cannot be used is told, and what goes without saying is meant", () => {
    fc.assert(
      fc.property(
        asked,
        fc.dictionary(names, fc.array(fc.oneof(fc.string(), fc.constantFrom("red", "2")))),
        ({ spec }, given) => {
          const address = createAddress(spec);
          const { query, ignored } = address.read(given);
          const again = address.read(paramsOf(new URLSearchParams(address.search(query))));
          expect(again).toEqual({ query, ignored: [] });
          expect(ignored.length).toBeLessThanOrEqual(Object.values(given).flat().length);
        },
      ),
    );
  });
});

describe("an address", () => {
  const address = createAddress(
    {
      shape: known("circle"),
      isBig: {
        usual: false,
        parse: (given) => given === "big" || undefined,
        write: () => "big",
        name: "size",
      },
      colour: oneOf(colours, "red"),
      page: pageNumber,
    },
    "page",
  );
  const usual = { shape: "circle", isBig: false, colour: "red", page: 1 } as const;

  test("stands in the order of its spec", () => {
    expect(address.href("/a", { page: 2, colour: "blue", isBig: true, shape: "square" }, { page: 3 })).toBe(
      "/a?shape=square&size=big&colour=blue&page=3",
    );
  });

  test("with something changed starts at the first page again", () => {
    expect(address.href("/a", { ...usual, colour: "blue", page: 7 }, { shape: "square" })).toBe(
      "/a?shape=square&colour=blue",
    );
  });

  test("asks only for what the reader knows, and always for what is usual", () => {
    const here = { shape: new Set(["square"]) };
    expect(address.read({ shape: "square" }, here)).toEqual({
      query: { ...usual, shape: "square" },
      ignored: [],
    });
    expect(address.read({ shape: "circle" }, here)).toEqual({ query: usual, ignored: [] });
    expect(address.read({ shape: "star", size: ["big", "small"] }, here)).toEqual({
      query: { ...usual, isBig: true },
      ignored: ["shape=star", "size=small"],
    });
  });
});
