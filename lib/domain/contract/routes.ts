import { activityRoutes } from "./activity";
import { auditRoutes } from "./audit";
import { commentRoutes } from "./comments";
import { compareRoutes } from "./compare";
import { docsRoutes } from "./docs";
import { erasureRoutes } from "./erasures";
import { evidenceRoutes } from "./evidence";
import { importRoutes } from "./imports";
import { incidentRoutes } from "./incidents";
import { ownerRoutes } from "./owners";
import { ownControlRoutes } from "./own-controls";
import { parentImageRoutes } from "./parent-images";
import { pipelineRoutes } from "./pipelines";
import { postureRoutes } from "./posture";
import { presenceRoutes } from "./presence";
import { reviewRoutes } from "./reviews";
import { runningRoutes } from "./running";
import { shareRoutes } from "./shares";
import { snapshotRoutes } from "./snapshots";
import { systemRoutes } from "./system";
import { teamRoutes } from "./team";
import { tokenRoutes } from "./tokens";
import { whatIfRoutes } from "./what-if";
import type { Route } from "./route";

/**
 * Every call of the REST API with its request and response schemas. The handlers, the OpenAPI document and
 * the authorisation matrix are checked against this table.
 */
export const routes = [
  ...teamRoutes,
  ...pipelineRoutes,
  ...importRoutes,
  ...presenceRoutes,
  ...activityRoutes,
  ...auditRoutes,
  ...erasureRoutes,
  ...postureRoutes,
  ...whatIfRoutes,
  ...compareRoutes,
  ...incidentRoutes,
  ...parentImageRoutes,
  ...snapshotRoutes,
  ...shareRoutes,
  ...systemRoutes,
  ...tokenRoutes,
  ...evidenceRoutes,
  ...runningRoutes,
  ...ownerRoutes,
  ...reviewRoutes,
  ...ownControlRoutes,
  ...commentRoutes,
  ...docsRoutes,
] as const satisfies readonly Route[];

type KeyOf<One> = One extends {
  readonly method: infer Method extends string;
  readonly path: infer Path extends string;
}
  ? `${Method} ${Path}`
  : never;
/** `GET /pipelines/{id}` and so on. */
export type RouteKey = KeyOf<(typeof routes)[number]>;
