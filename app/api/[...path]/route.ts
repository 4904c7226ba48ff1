import { AppError } from "@/lib/server/errors";
import { answerRequest } from "@/lib/server/http/answer-request";

export const dynamic = "force-dynamic";

/** What is nowhere in the API is answered as the API answers, not with a page. */
function answerNowhere(request: Request): Promise<Response> {
  return answerRequest(request, "/api", async () => {
    throw new AppError("not-found");
  });
}

export { answerNowhere as GET, answerNowhere as POST, answerNowhere as PATCH, answerNowhere as DELETE };
