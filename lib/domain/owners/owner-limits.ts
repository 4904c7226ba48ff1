/** Over these a request is refused, nothing is cut. */
export const ownerLimits = {
  teams: 200,
  membersPerTeam: 500,
  ownersPerMerge: 50,
  /** So many owners in use are listed, those of the most first. */
  listed: 500,
  /** So many are offered at a field at once; typing on brings the others. */
  offered: 50,
} as const;
