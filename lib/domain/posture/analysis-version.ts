/** The version of the analysis behind a posture; a snapshot without one has version 1. */
export const analysisVersion = 3;

/** Those that a frozen posture may say. */
export const frozenVersions = [2, 3] as const;
