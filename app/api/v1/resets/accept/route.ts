import { deviceCookie, lockOfAccount } from "@/lib/server/auth/known-device";
import { defineRoute } from "@/lib/server/http/define-route";
import { limitCaller } from "@/lib/server/http/limit-caller";
import { acceptReset } from "@/lib/server/team/resets";

export const POST = defineRoute("POST /resets/accept", async ({ request, body }) => {
  await limitCaller(request.headers, "reset");
  const email = await acceptReset(body);
  // The new password signs in here at once, even while others guess passwords.
  return new Response(null, {
    status: 204,
    headers: { "set-cookie": deviceCookie(await lockOfAccount(email)) },
  });
});
