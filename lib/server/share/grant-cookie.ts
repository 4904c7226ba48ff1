import "server-only";
import { getEnv } from "../env";

/** The `__Host-` prefix would require the path `/`; this cookie belongs to one link's page alone. */
export function grantCookieName(): string {
  return getEnv().secureCookies ? "__Secure-blueline-share" : "blueline-share";
}

export function grantCookie(shareId: string, token: string, seconds: number): string {
  const secure = getEnv().secureCookies ? "; Secure" : "";
  return `${grantCookieName()}=${token}; Path=/s/${shareId}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}
