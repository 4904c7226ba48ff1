import { deviceCookie, lockOfLink } from "@/lib/server/auth/known-device";
import { defineRoute } from "@/lib/server/http/define-route";
import { redeemShare } from "@/lib/server/share/redeem-share";

export const POST = defineRoute("POST /shares/{id}/redeem", async ({ params, body, request }) => {
  const headers = new Headers();
  headers.append("set-cookie", await redeemShare(params.id, { ...body, headers: request.headers }));
  if (body.passphrase !== undefined) headers.append("set-cookie", deviceCookie(lockOfLink(params.id)));
  return new Response(null, { status: 204, headers });
});
