// vitest.config.ts puts this in the place of fast-check: each property tries TEST_EFFORT times its usual number of cases, so that
// the same tests are quick before a commit and thorough in `npm run test:all`.
import fc from "../../node_modules/fast-check/lib/fast-check.js";
import { effort } from "./effort";

export * from "../../node_modules/fast-check/lib/fast-check.js";

/** Of fast-check, where a property names none. */
const usualRuns = 100;
/** One or two would be the smallest values alone. */
const fewest = 3;

function scaled(asked: fc.Parameters<unknown> | undefined): fc.Parameters<unknown> {
  const usual = asked?.numRuns ?? usualRuns;
  return { ...asked, numRuns: Math.min(usual, Math.max(fewest, Math.ceil(usual * effort))) };
}

// Of the same overloads: the property and what it answers are handed on as they are.
export const assert = ((property: fc.IProperty<unknown>, parameters?: fc.Parameters<unknown>) =>
  fc.assert(property, scaled(parameters))) as typeof fc.assert;
export const check = ((property: fc.IProperty<unknown>, parameters?: fc.Parameters<unknown>) =>
  fc.check(property, scaled(parameters))) as typeof fc.check;

// oxlint-disable-next-line import/no-default-export -- fast-check has both
export default { ...fc, assert, check };
