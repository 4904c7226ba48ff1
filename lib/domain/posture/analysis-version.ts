/** Which definition of docs/analysis-definitions.md a posture is worked out by; what was frozen before says none and is of version 1. */
export const analysisVersion = 2;
