import "server-only";
import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy, pageHeaders } from "./page-headers";

/** Sets headers of pages only; each page checks access itself. */
export function proxyPage(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const response = isImageOptimizer(pathname)
    ? new NextResponse("Not found", { status: 404 })
    : passOn(request, nonce, policy);
  for (const [name, value] of Object.entries(pageHeaders(pathname, policy)))
    response.headers.set(name, value);
  return response;
}

/** Next takes the nonce from the request's policy: always ours, never a client's. */
function passOn(request: NextRequest, nonce: string, policy: string): NextResponse {
  const headers = new Headers(request.headers);
  headers.delete("content-security-policy-report-only");
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  return NextResponse.next({ request: { headers } });
}

/** The image optimiser decodes pictures from anywhere, and we do not use it. */
function isImageOptimizer(pathname: string): boolean {
  return /^\/_next\/image(\/|$)/.test(pathname);
}
