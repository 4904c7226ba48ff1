import * as z from "zod/mini";
import { mostDocHits } from "@/lib/domain/contract/docs";
import { longestDocSearch } from "@/lib/domain/docs/search-docs";
import { findInDocs } from "@/lib/server/docs/docs";
import { defineRoute } from "@/lib/server/http/define-route";
import { parseQueryValue } from "@/lib/server/http/parse-query-value";

const textSchema = z.string().check(z.maxLength(longestDocSearch));

export const GET = defineRoute("GET /docs", async ({ query }) => ({
  hits: [...findInDocs(parseQueryValue("text", textSchema, query.text) ?? "", mostDocHits)],
}));
