/** Which version of the analysis a posture is worked out by; what was frozen before says none and is of version 1. */
export const analysisVersion = 3;

/** Those that a frozen posture may say. */
export const frozenVersions = [2, 3] as const;
