import type { NextRequest, NextResponse } from "next/server";
import { proxyPage } from "@/lib/server/http/proxy-page";

export function proxy(request: NextRequest): NextResponse {
  return proxyPage(request);
}

export const config = {
  // The API sets its own headers, and a body that passed here would be cut short; the rest are files.
  matcher: ["/((?!api/|_next/static/|catalogue/|brands/|pictures/).*)"],
};
