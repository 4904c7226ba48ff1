/** With more lines than these beside the bundles, cards lie in a heap: no way around them is looked for. */
export const mostBesideBundles = 40;
