import { AppError } from "@/lib/server/errors";
import { answerRequest } from "@/lib/server/http/answer-request";

export const dynamic = "force-dynamic";

/** Unknown API paths get an API error, not a page. */
function answerNowhere(request: Request): Promise<Response> {
  return answerRequest(request, "/api", async () => {
    throw new AppError("not-found");
  });
}

export { answerNowhere as GET, answerNowhere as POST, answerNowhere as PATCH, answerNowhere as DELETE };
