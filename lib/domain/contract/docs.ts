import * as z from "zod";
import type { Route } from "./route";

const docHitSchema = z.strictObject({
  /** Of the page, below /docs. */
  path: z.string(),
  anchor: z.string().exactOptional(),
  /** The page's title. */
  page: z.string(),
  /** The title of the page's folder. */
  group: z.string().exactOptional(),
  title: z.string(),
  excerpt: z.string(),
});

/** At most this many sections of the documentation are an answer. */
export const mostDocHits = 30;

const docsSettingsSchema = z.strictObject({ docsPublic: z.boolean() });

export const docsRoutes = [
  {
    method: "GET",
    path: "/docs",
    access: "viewer",
    summary: `Search the documentation for ?text=: at most ${mostDocHits} sections that hold each word, best first`,
    query: ["text"],
    status: 200,
    answer: z.strictObject({ hits: z.array(docHitSchema) }),
  },
  {
    method: "GET",
    path: "/docs-settings",
    access: "admin",
    summary: "Get whether the documentation is readable without signing in",
    offInDemo: "settings",
    status: 200,
    answer: docsSettingsSchema,
  },
  {
    method: "PATCH",
    path: "/docs-settings",
    access: "admin",
    summary: "Set whether the documentation is readable without signing in",
    offInDemo: "settings",
    body: docsSettingsSchema,
    status: 204,
  },
] as const satisfies readonly Route[];
