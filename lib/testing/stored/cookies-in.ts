/** What a browser sends back of an answer. */
export function cookiesIn(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}
