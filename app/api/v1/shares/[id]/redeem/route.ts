import { defineRoute } from "@/lib/server/http/define-route";
import { limitCaller } from "@/lib/server/http/limit-caller";
import { redeemShare } from "@/lib/server/share/redeem-share";

export const POST = defineRoute("POST /shares/{id}/redeem", async ({ params, body, request }) => {
  const onRightSecret = await limitCaller(request.headers, "share");
  const cookie = await redeemShare(params.id, { ...body, onRightSecret });
  return new Response(null, { status: 204, headers: { "set-cookie": cookie } });
});
