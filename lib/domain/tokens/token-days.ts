/** A token works for at most so many days, and for so many where nobody says otherwise. */
export const tokenDays = { most: 365, usual: 30 } as const;
