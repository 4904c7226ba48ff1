import "server-only";
import { showTurns } from "@/lib/domain/pipeline/texts";

/**
 * A line for the log of a job: what a map or a server says may hold what a terminal obeys, or what the CI system that reads the log
 * takes for a command of its own, as `##vso[` and `##[` of Azure Pipelines, `##teamcity[`, and `::name::` of GitHub Actions.
 */
export function printable(line: string): string {
  return (
    showTurns(line)
      // First: what is taken out must not bring together what is broken up after it.
      .replaceAll(/\p{Cc}/gu, " ")
      .replaceAll(/\p{Cf}/gu, "")
      .replaceAll(/#(?=#)/g, "# ")
      .replaceAll(/:(?=:)/g, ": ")
  );
}
