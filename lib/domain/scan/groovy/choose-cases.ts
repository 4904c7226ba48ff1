import type { Statement, SwitchCase } from "./syntax";

/**
 * Which cases may run, by whether each of their values fits: the first that does where all before it are known not to, else all
 * that may, and none of them where there is no default.
 */
export function chooseCases(
  cases: readonly SwitchCase[],
  fits: readonly (readonly (boolean | undefined)[])[],
): { readonly isKnown: boolean; readonly bodies: readonly (readonly Statement[])[] } {
  const isOpen = (index: number) => fits[index]?.includes(undefined) ?? false;
  const chosen = cases.findIndex((_, index) => fits[index]?.includes(true));
  const before = chosen === -1 ? cases.length : chosen;
  const isKnown = !cases.some((_, index) => index < before && isOpen(index));
  const fallback = cases.find(({ matches }) => matches.length === 0);
  if (isKnown) return { isKnown, bodies: [cases[chosen]?.body ?? fallback?.body ?? []] };
  const open = cases.filter((one, index) => one === fallback || isOpen(index)).map(({ body }) => body);
  return { isKnown, bodies: fallback ? open : [...open, []] };
}
