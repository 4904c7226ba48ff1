import { part } from "@/lib/client/parts/part";
import { createKeptActs } from "./kept-acts";

/** What people do to a map: fetched when somebody begins to, and what they ask for until it is here is kept. */
export const work = createKeptActs(part(() => import("./map-work").then((module) => module.mapWork)));
