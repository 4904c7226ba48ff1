import type { SlsaResult } from "@/lib/domain/posture/posture";

/** "SLSA build level 1, source level 0". */
export function slsaLead({ build, source }: SlsaResult): string {
  if (build.level === undefined && source.level === undefined) return "No level of SLSA can be judged";
  const levelText = (level: number | undefined) => (level === undefined ? "no level" : `level ${level}`);
  return `SLSA build ${levelText(build.level)}, source ${levelText(source.level)}`;
}
