import { getComparison } from "@/lib/server/compare/get-comparison";
import { defineRoute } from "@/lib/server/http/define-route";

export const GET = defineRoute("GET /compare", async ({ viewer, query }) => {
  const { answer } = await getComparison(viewer, { from: query.from, to: query.to });
  return answer;
});
