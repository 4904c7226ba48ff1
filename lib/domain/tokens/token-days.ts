/** The maximum lifetime of a token in days, and the default. */
export const tokenDays = { most: 365, usual: 30 } as const;
