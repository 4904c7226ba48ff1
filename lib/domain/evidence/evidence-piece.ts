import { cleanName } from "../importers/clean-foreign";
import type { Evidence } from "../pipeline/document";
import { shortTextRules, cleanText } from "../pipeline/texts";

/** SHA-256 as 64 hexadecimal digits: the domain has none of its own. */
export type Hash = (text: string) => string;

/**
 * The id of a tool's statement on a subject and a control, the same for each of its reports: the newest replaces the one before.
 */
export function pieceId(
  hash: Hash,
  { tool, subject, control }: { readonly tool: string; readonly subject: string; readonly control: string },
): string {
  const about = hash(`subject\n${subject}`).slice(0, 20);
  return `report-${about}-${hash(`tool\n${tool.trim().toLowerCase()}\n${control}`).slice(0, 16)}`;
}

/** What a report says, as evidence on a claim. */
export function evidencePiece(
  id: string,
  said: Pick<Evidence, "result" | "effective" | "expires" | "digest"> & {
    readonly tool: { readonly name: string; readonly version?: string };
    readonly fact: string;
  },
): Evidence {
  const { tool, fact, result, effective, expires, digest } = said;
  const name = cleanName(tool.name, "a scanner");
  const version = tool.version === undefined ? "" : ` ${cleanName(tool.version, "")}`;
  return {
    id,
    title: cleanName(`${name}: ${fact}`, `A report of ${name}`),
    tool: cleanText(`${name}${version}`).slice(0, shortTextRules.max).trim(),
    result,
    effective,
    ...(expires !== undefined && { expires }),
    ...(digest !== undefined && { digest }),
  };
}
