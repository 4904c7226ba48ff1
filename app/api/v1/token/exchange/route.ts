import { exchangeSchema } from "@/lib/domain/contract/tokens";
import { AppError } from "@/lib/server/errors";
import { defineRoute } from "@/lib/server/http/define-route";
import { fieldErrors } from "@/lib/server/http/field-errors";
import { exchangeToken } from "@/lib/server/tokens/exchange-token";

export const POST = defineRoute("POST /token/exchange", ({ request, body }) =>
  exchangeToken(body instanceof Uint8Array ? fromForm(body) : body, request.headers),
);

/** As RFC 8693 has it. */
function fromForm(bytes: Uint8Array) {
  const fields = Object.fromEntries(new URLSearchParams(new TextDecoder().decode(bytes)));
  const parsed = exchangeSchema.safeParse(fields);
  if (!parsed.success) throw new AppError("invalid", { errors: fieldErrors(parsed.error) });
  return parsed.data;
}
