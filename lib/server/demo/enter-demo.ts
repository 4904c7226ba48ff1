import "server-only";
import { isLoopbackHost } from "../addresses";
import { callLibrary } from "../auth/call-library";
import { addressHeader } from "../auth/client-address";
import { safePath } from "../auth/safe-path";
import { getViewer } from "../auth/viewer";
import { getEnv } from "../env";
import { AppError } from "../errors";
import { answerRequest } from "../http/answer-request";
import { getVisitor } from "./visitor";

/**
 * Signs the browser in as the visitor of a demo, and sends it back by the sign-in page, which tells when
 * cookies are off. Only for pages that a person opens on this machine: never for a picture or a script of
 * another site.
 */
export function enterDemo(request: Request): Promise<Response> {
  return answerRequest(request, "/api/demo", async () => {
    const { headers, url } = request;
    if (!getEnv().isDemo) throw new AppError("not-found");
    if (!isLoopbackHost(headers.get(addressHeader) ?? "") || !isOpenedAsPage(headers))
      throw new AppError("forbidden", { detail: "Open the demo in a browser on the machine that runs it." });
    const next = safePath(new URL(url).searchParams.get("next"), "/");
    const location = `/sign-in?from=demo&next=${encodeURIComponent(next)}`;
    const answer = new Response(null, { status: 303, headers: { location } });
    if ((await getViewer(headers)) !== undefined) return answer;
    const { email, password } = getVisitor();
    const signedIn = await callLibrary(new Request(url, { method: "POST", headers }), "/sign-in/email", {
      email,
      password,
    });
    if (!signedIn.ok) throw new Error("The visitor of the demo could not be signed in.");
    for (const cookie of signedIn.headers.getSetCookie()) answer.headers.append("set-cookie", cookie);
    return answer;
  });
}

/** Browsers name what they load; a program that names nothing has no person's cookies. */
function isOpenedAsPage(headers: Headers): boolean {
  const destination = headers.get("sec-fetch-dest");
  return destination === null || destination === "document";
}
