import type { SlsaResult } from "@/lib/domain/posture/posture";

/** "SLSA build level 1, source level 0". */
export function slsaLead({ build, source }: SlsaResult): string {
  if (build.level === undefined && source.level === undefined) return "No level of SLSA can be judged";
  if (source.level === undefined) return `SLSA build level ${build.level}, no source level`;
  if (build.level === undefined) return `SLSA source level ${source.level}, no build level`;
  return `SLSA build level ${build.level}, source level ${source.level}`;
}
