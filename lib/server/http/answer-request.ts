import "server-only";
import { addressHeader } from "../auth/client-address";
import { newRecordId } from "../auth/secrets";
import { getLog } from "../log";
import { withCaller } from "./caller";
import { databaseAwayCode, diskFullCode } from "./database-away";
import { describeError } from "./describe-error";
import { problemResponse, toAppError } from "./problem-response";
import { withApiHeaders } from "./security-headers";

type Noted = { userId?: string | undefined };

/**
 * Runs a handler of the API: every error becomes a problem answer, and one line in the log. The line names
 * the route, not the URL, which may hold the id of a share; for a refusal also the origin.
 */
export async function answerRequest(
  request: Request,
  route: string,
  handle: (note: (more: Noted) => void) => Promise<Response>,
): Promise<Response> {
  const started = performance.now();
  const logId = newRecordId();
  const noted: Noted = {};
  const line = (status: number) => ({
    event: "request",
    id: logId,
    route,
    status,
    ms: Math.round(performance.now() - started),
    ...noted,
  });
  try {
    const response = withApiHeaders(
      await withCaller(request, () => handle((more) => Object.assign(noted, more))),
    );
    getLog().info(line(response.status));
    return response;
  } catch (error) {
    const response = withApiHeaders(problemResponse(error, logId));
    const known = toAppError(error);
    if (known === undefined) getLog().error({ ...line(response.status), error: describeError(error) });
    else
      getLog().info({
        ...line(response.status),
        address: request.headers.get(addressHeader) ?? undefined,
        code: known.code,
        database: databaseAwayCode(error) ?? diskFullCode(error),
      });
    return response;
  }
}
