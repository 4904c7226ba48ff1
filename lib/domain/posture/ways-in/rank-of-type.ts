import type { EntryType } from "../../catalogue/entry-types";

/** The order of the types, in which a hostile publisher comes after a stolen secret. */
export const rankOfType: { readonly [T in EntryType]: number } = {
  "untrusted-change": 0,
  "moved-tag": 1,
  "leaked-secret": 2,
  "stored-secret": 3,
  "hostile-dependency": 4,
  "stolen-account": 5,
  "exposed-service": 6,
  "unpatched-service": 7,
  "trusted-service": 8,
  "lost-laptop": 9,
};
