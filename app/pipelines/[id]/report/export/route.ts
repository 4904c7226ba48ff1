import { reportOf } from "@/lib/domain/report/report";
import { reportMarkdown } from "@/lib/domain/report/report-markdown";
import { defineFileRoute } from "@/lib/server/http/define-file-route";
import { markdownFile } from "@/lib/server/http/kept-file";
import { readReportOfNow } from "@/lib/server/snapshot/read-report";

/** The one-page report of now, as Markdown. */
export const GET = defineFileRoute("report", async (access) => {
  const { document, posture, changes, facts } = await readReportOfNow(access);
  return markdownFile(
    `${facts.name} report ${facts.at.slice(0, 10)}`,
    reportMarkdown(reportOf(document, posture, changes), facts),
  );
});
