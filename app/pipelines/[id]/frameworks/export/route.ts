import { frameworksCsv } from "@/components/findings/frameworks/frameworks-csv";
import { dayOf } from "@/lib/server/clock";
import { paramsOf } from "@/lib/client/address";
import { defineFileRoute } from "@/lib/server/http/define-file-route";
import { csvFile } from "@/lib/server/http/kept-file";
import { hasResult } from "@/components/findings/frameworks/framework-sentence";
import { readFrameworks } from "../read-frameworks";
import { frameworkName } from "@/lib/domain/catalogue/framework-names";

/** The requirements of the frameworks page at the same address, with the claims that decide them, as a CSV file. */
export const GET = defineFileRoute("frameworks", async (access, asked) => {
  const now = new Date();
  const { name, policy, framework, rows, unsupported, query } = await readFrameworks(
    access,
    paramsOf(asked),
    now,
  );
  const { status, proof } = query;
  const selected =
    status === undefined
      ? { rows, unsupported }
      : { rows: rows.filter((row) => hasResult(row, status)), unsupported: [] };
  return csvFile(
    `${name} ${frameworkName(framework.id, { policy })} ${dayOf(now)}`,
    frameworksCsv(framework, selected, proof),
  );
});
