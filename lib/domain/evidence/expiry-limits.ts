/** In days, but for how many controls may have a number of their own. */
export const expiryLimits = { least: 1, most: 1_095, usual: 90, controls: 200 } as const;
