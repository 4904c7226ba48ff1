import { reportOf } from "@/lib/domain/report/report";
import { reportMarkdown } from "@/lib/domain/report/report-markdown";
import { defineFileRoute } from "@/lib/server/http/define-file-route";
import { markdownFile } from "@/lib/server/http/kept-file";
import { changesSince } from "@/app/snapshots/changes-since";
import { readReportOfNow } from "@/lib/server/snapshot/read-report";

/** The one-page report of now, as Markdown. */
export const GET = defineFileRoute("report", async (access) => {
  const { document, posture, facts } = await readReportOfNow(access);
  const changes = await changesSince(access.viewer, access.pipelineId, undefined);
  return markdownFile(
    `${facts.name} report ${facts.at.slice(0, 10)}`,
    reportMarkdown(reportOf(document, posture, changes), facts),
  );
});
