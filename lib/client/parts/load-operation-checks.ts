import type * as Checks from "./operation-checks";
import { part } from "./part";

export type LoadOperationChecks = () => Promise<typeof Checks>;

/** The schemas of operations, for data from outside the page: from others by the stream, and from an earlier page. */
export const loadOperationChecks: LoadOperationChecks = part(() => import("./operation-checks"));
