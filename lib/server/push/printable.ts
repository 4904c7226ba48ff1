import "server-only";
import { showTurns } from "@/lib/domain/pipeline/texts";

/**
 * A line for the log of a job. Texts from a map or a server may contain terminal controls, or commands for
 * the CI system that reads the log: `##vso[` and `##[` of Azure Pipelines, `##teamcity[`, and `::name::` of
 * GitHub Actions.
 */
export function printable(line: string): string {
  return (
    showTurns(line)
      // First, so that a removal does not rejoin the parts of a split command.
      .replaceAll(/\p{Cc}/gu, " ")
      .replaceAll(/\p{Cf}/gu, "")
      .replaceAll(/#(?=#)/g, "# ")
      .replaceAll(/:(?=:)/g, ": ")
  );
}
