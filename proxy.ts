import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy, pageHeaders } from "@/lib/server/http/page-headers";

/** Headers for pages, and nothing else: who may see what is decided by the page, never here. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  return withHeaders(isImageOptimizer(pathname) ? new NextResponse("Not found", { status: 404 }) : next(request, nonce, policy), pageHeaders(pathname, policy));
}

export const config = {
  // The API sets its own headers, and a body that passed here would be cut short; the rest are files.
  matcher: ["/((?!api/|_next/static/|catalogue/).*)"],
};

/** Next takes the nonce from the request's policy: always from ours, never from one that a client sent. */
function next(request: NextRequest, nonce: string, policy: string): NextResponse {
  const headers = new Headers(request.headers);
  headers.delete("content-security-policy-report-only");
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  return NextResponse.next({ request: { headers } });
}

function withHeaders(response: NextResponse, headers: Readonly<Record<string, string>>): NextResponse {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** It decodes pictures from anywhere; we have no use for it. */
function isImageOptimizer(pathname: string): boolean {
  return /^\/_next\/image(\/|$)/.test(pathname);
}
